-- DropIndex
DROP INDEX "chat_unsent_idx";

-- CreateTable
CREATE TABLE "dossier_nudge" (
    "dossier_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "days_left" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "message_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dossier_nudge_pkey" PRIMARY KEY ("dossier_id","due_at","days_left","person_id")
);

-- CreateIndex
CREATE INDEX "chat_unsent_idx" ON "chat"("heard_at") WHERE (conversation -> 'draft' ->> 'text' IS NOT NULL OR jsonb_array_length(conversation -> 'parked') > 0 OR jsonb_array_length(conversation -> 'held') > 0);
