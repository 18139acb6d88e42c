-- CreateTable
CREATE TABLE "evaluation_run" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "classifier" TEXT NOT NULL,
    "classifier_hash" TEXT NOT NULL,
    "data_name" TEXT NOT NULL,
    "data_version" TEXT NOT NULL,
    "data_hash" TEXT NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "evaluation_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evaluation_run_data_hash_classifier_at_idx" ON "evaluation_run"("data_hash", "classifier", "at");
