-- AlterTable
ALTER TABLE "labelled_example" ADD COLUMN     "reviewed_matter_id" TEXT;

-- CreateTable
CREATE TABLE "model_version" (
    "id" UUID NOT NULL,
    "hash" TEXT,
    "basis" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "is_kept" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "labels" INTEGER NOT NULL,
    "figures" JSONB,
    "before" JSONB,
    "promoted_at" TIMESTAMPTZ(3),
    "promoted_by" TEXT,

    CONSTRAINT "model_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "model_version_started_at_idx" ON "model_version"("started_at");

-- CreateIndex
CREATE UNIQUE INDEX "model_version_one_idx" ON "model_version"("state") WHERE (state = 'training' OR state = 'promoted');

-- CreateIndex
CREATE INDEX "labelled_example_approved_idx" ON "labelled_example"("reviewed_at") WHERE (state = 'approved');

-- AddForeignKey
ALTER TABLE "labelled_example" ADD CONSTRAINT "labelled_example_reviewed_matter_id_fkey" FOREIGN KEY ("reviewed_matter_id") REFERENCES "matter"("id") ON DELETE SET NULL ON UPDATE CASCADE;
