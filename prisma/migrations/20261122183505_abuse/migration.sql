-- CreateTable
CREATE TABLE "blocked_chat" (
    "chat_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "review_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "blocked_chat_pkey" PRIMARY KEY ("chat_id")
);

-- CreateIndex
CREATE INDEX "update_pace_idx" ON "update"("lane", "done_at") WHERE (state = 'done');
