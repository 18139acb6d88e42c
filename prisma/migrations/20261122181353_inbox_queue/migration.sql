-- CreateIndex
CREATE INDEX "update_seq_idx" ON "update"("seq") WHERE (state = 'pending');
