-- CreateTable
CREATE TABLE "silence_policy" (
    "id" TEXT NOT NULL,
    "remind_days" INTEGER NOT NULL,
    "close_days" INTEGER NOT NULL,
    "reopen_days" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "confirmed" BOOLEAN NOT NULL,

    CONSTRAINT "silence_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "chat_id" UUID NOT NULL,
    "instrument" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating_answer" (
    "rating_id" UUID NOT NULL,
    "criterion" INTEGER NOT NULL,
    "level" INTEGER,

    CONSTRAINT "rating_answer_pkey" PRIMARY KEY ("rating_id","criterion")
);

-- CreateIndex
CREATE UNIQUE INDEX "rating_case_id_key" ON "rating"("case_id");

-- AddForeignKey
ALTER TABLE "rating_answer" ADD CONSTRAINT "rating_answer_rating_id_fkey" FOREIGN KEY ("rating_id") REFERENCES "rating"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
