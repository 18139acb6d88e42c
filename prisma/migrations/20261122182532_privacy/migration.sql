-- AlterTable
ALTER TABLE "chat" ADD COLUMN     "erase_when_done" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "privacy_event" (
    "id" UUID NOT NULL,
    "person_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "privacy_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "chat_erase_when_done_idx" ON "chat"("id") WHERE (erase_when_done);

-- CreateIndex
CREATE INDEX "media_erased_idx" ON "media"("id") WHERE (state = 'erased');

-- CreateIndex
CREATE INDEX "media_chat_id_idx" ON "media"("chat_id");
