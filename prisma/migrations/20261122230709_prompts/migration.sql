-- CreateTable
CREATE TABLE "prompt_version" (
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "schema_version" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "parent" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompt_version_pkey" PRIMARY KEY ("name","version")
);

-- CreateTable
CREATE TABLE "prompt_label_move" (
    "label" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "is_override" BOOLEAN NOT NULL DEFAULT false,
    "evaluation_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompt_label_move_pkey" PRIMARY KEY ("label","number")
);

-- CreateIndex
CREATE INDEX "prompt_label_move_evaluation_id_idx" ON "prompt_label_move"("evaluation_id");

-- AddForeignKey
ALTER TABLE "prompt_label_move" ADD CONSTRAINT "prompt_label_move_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation_run"("id") ON DELETE SET NULL ON UPDATE CASCADE;
