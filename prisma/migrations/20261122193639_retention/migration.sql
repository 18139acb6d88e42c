-- DropIndex
DROP INDEX "case_open_matter_idx";

-- AlterTable
ALTER TABLE "chat" ADD COLUMN     "heard_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "consent" ADD COLUMN     "seq" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "media" ADD COLUMN     "loose_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "retention_policy" (
    "id" TEXT NOT NULL,
    "update_days" INTEGER NOT NULL,
    "aside_days" INTEGER NOT NULL,
    "loose_media_days" INTEGER NOT NULL,
    "draft_days" INTEGER NOT NULL,
    "text_days" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "confirmed" BOOLEAN NOT NULL,

    CONSTRAINT "retention_policy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "case_open_matter_idx" ON "case"("matter_id", "ward_id") WHERE (state = 'submitted' OR state = 'accepted');

-- CreateIndex
CREATE INDEX "chat_draft_idx" ON "chat"("heard_at") WHERE (conversation -> 'draft' ->> 'text' IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "consent_seq_key" ON "consent"("seq");

-- CreateIndex
CREATE INDEX "media_loose_idx" ON "media"("loose_since") WHERE (loose_since IS NOT NULL);

-- CreateIndex
CREATE INDEX "message_text_idx" ON "message"("created_at") WHERE (body ->> 'text' <> '' AND state <> 'pending' AND state <> 'sending');

-- CreateIndex
CREATE INDEX "update_aside_idx" ON "update"("received_at") WHERE (state = 'aside');

-- CreateIndex
CREATE INDEX "web_event_text_idx" ON "web_event"("at") WHERE (body ->> 'from' = 'person' OR body ->> 'text' <> '');

-- What is there already counts from its own time, a draft from today.
UPDATE "media" SET "loose_since" = "created_at" WHERE "state" <> 'erased';
UPDATE "chat" SET "heard_at" = CURRENT_TIMESTAMP WHERE "conversation" IS NOT NULL;
