-- DropIndex
DROP INDEX "chat_draft_idx";

-- CreateIndex
CREATE INDEX "chat_unsent_idx" ON "chat"("heard_at") WHERE ((((conversation -> 'draft'::text) ->> 'text'::text) IS NOT NULL) OR (jsonb_array_length((conversation -> 'parked'::text)) > 0) OR (jsonb_array_length((conversation -> 'held'::text)) > 0));

-- CreateIndex
CREATE INDEX "message_contact_idx" ON "message"("created_at") WHERE (key = 'contactShown' AND body ->> 'text' <> '');
