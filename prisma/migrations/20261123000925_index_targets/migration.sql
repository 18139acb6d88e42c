-- CreateTable
CREATE TABLE "index_target" (
    "id" TEXT NOT NULL,
    "criterion_id" TEXT,
    "agency_id" TEXT,
    "percent" INTEGER NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "confirmed" BOOLEAN NOT NULL,

    CONSTRAINT "index_target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "weekly_index" (
    "person_id" UUID NOT NULL,
    "week" DATE NOT NULL,
    "message_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "weekly_index_pkey" PRIMARY KEY ("person_id","week")
);

-- CreateIndex
CREATE INDEX "case_answer_due_at_idx" ON "case"("answer_due_at");

-- CreateIndex
CREATE INDEX "dossier_due_at_idx" ON "dossier"("due_at");

-- CreateIndex
CREATE INDEX "rating_started_at_idx" ON "rating"("started_at");
