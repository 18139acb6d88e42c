-- AlterTable
ALTER TABLE "blocked_chat" ADD COLUMN     "case_id" UUID,
ADD COLUMN     "review_told_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "blocked_chat_case_id_idx" ON "blocked_chat"("case_id");

-- CreateIndex
CREATE INDEX "blocked_chat_review_idx" ON "blocked_chat"("review_at") WHERE (review_told_at IS NULL);

-- AddForeignKey
ALTER TABLE "blocked_chat" ADD CONSTRAINT "blocked_chat_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocked_chat" ADD CONSTRAINT "blocked_chat_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE SET NULL ON UPDATE CASCADE;
