-- CreateTable
CREATE TABLE "llm_answer" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "prompt_hash" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "text" TEXT,
    "chat_id" UUID,
    "update_seq" BIGINT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "gate" TEXT,
    "matter_id" TEXT,
    "second_matter_id" TEXT,
    "is_urgent" BOOLEAN,
    "token_p" DOUBLE PRECISION,
    "baseline_gate" TEXT,
    "baseline_matter_id" TEXT,
    "prompt_tokens" INTEGER NOT NULL DEFAULT 0,
    "cached_tokens" INTEGER NOT NULL DEFAULT 0,
    "output_tokens" INTEGER NOT NULL DEFAULT 0,
    "took_ms" INTEGER,

    CONSTRAINT "llm_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "llm_day" (
    "day" TEXT NOT NULL,
    "tokens" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "llm_day_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "llm_answer_known_idx" ON "llm_answer"("content_hash", "prompt_hash", "model") WHERE (outcome = 'answered');

-- CreateIndex
CREATE INDEX "llm_answer_update_seq_idx" ON "llm_answer"("update_seq");

-- CreateIndex
CREATE INDEX "llm_answer_chat_id_idx" ON "llm_answer"("chat_id");

-- CreateIndex
CREATE INDEX "llm_answer_at_idx" ON "llm_answer"("at");

-- CreateIndex
CREATE INDEX "llm_answer_open_idx" ON "llm_answer"("at") WHERE (outcome IS NULL);

-- CreateIndex
CREATE INDEX "llm_answer_kept_idx" ON "llm_answer"("at") WHERE (content_hash <> ''::text);

-- CreateIndex
CREATE INDEX "llm_answer_shadow_idx" ON "llm_answer"("prompt_hash", "at") WHERE (purpose = 'shadow');

-- AddForeignKey
ALTER TABLE "llm_answer" ADD CONSTRAINT "llm_answer_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chat"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "llm_answer" ADD CONSTRAINT "llm_answer_update_seq_fkey" FOREIGN KEY ("update_seq") REFERENCES "update"("seq") ON DELETE SET NULL ON UPDATE CASCADE;
