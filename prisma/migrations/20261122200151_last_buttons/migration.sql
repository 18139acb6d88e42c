-- CreateIndex
CREATE INDEX "message_chat_id_seq_idx" ON "message"("chat_id", "seq");
