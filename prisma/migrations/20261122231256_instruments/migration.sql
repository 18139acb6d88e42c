-- CreateTable
CREATE TABLE "instrument" (
    "id" TEXT NOT NULL,
    "definition" JSONB NOT NULL,

    CONSTRAINT "instrument_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "rating"
ADD COLUMN     "agency_id" TEXT,
ADD COLUMN     "channel" TEXT,
ADD COLUMN     "comment" TEXT,
ADD COLUMN     "device_hash" TEXT,
ADD COLUMN     "dossier_id" UUID,
ADD COLUMN     "evidence" TEXT,
ADD COLUMN     "excluded_at" TIMESTAMPTZ(3),
ADD COLUMN     "excluded_by" TEXT,
ADD COLUMN     "excluded_reason" TEXT,
ADD COLUMN     "flag" TEXT,
ADD COLUMN     "instrument_id" TEXT,
ADD COLUMN     "procedure" TEXT,
ADD COLUMN     "service_point_code" TEXT,
ALTER COLUMN "case_id" DROP NOT NULL,
ALTER COLUMN "chat_id" DROP NOT NULL;

-- What was asked before: the four criteria of factor 5 about a case. The seed writes its definition.
INSERT INTO "instrument" ("id", "definition")
SELECT 'sipas-2017-f5-case', '{}' WHERE EXISTS (SELECT FROM "rating");
UPDATE "rating" SET "instrument_id" = 'sipas-2017-f5-case', "evidence" = 'case',
  "agency_id" = "case"."agency_id", "channel" = "chat"."channel"
FROM "case", "chat"
WHERE "case"."id" = "rating"."case_id" AND "chat"."id" = "rating"."chat_id";
ALTER TABLE "rating" DROP COLUMN "instrument",
ALTER COLUMN "agency_id" SET NOT NULL,
ALTER COLUMN "channel" SET NOT NULL,
ALTER COLUMN "evidence" SET NOT NULL,
ALTER COLUMN "instrument_id" SET NOT NULL,
ADD CONSTRAINT "rating_evidence_check" CHECK (
  ("case_id" IS NULL OR "evidence" = 'case')
  AND ("dossier_id" IS NULL OR "evidence" = 'dossier')
  AND "evidence" IN ('case', 'dossier', 'walkIn')
);

-- Questions that were open keep their answers; they are asked again from the first without one.
UPDATE "chat" SET "conversation" = jsonb_set("conversation", '{task}', 'null')
WHERE "conversation" -> 'task' ->> 'kind' = 'rating';

-- AlterTable
ALTER TABLE "rating_answer" DROP CONSTRAINT "rating_answer_pkey",
ADD COLUMN     "criterion_id" TEXT,
ADD COLUMN     "reason_id" TEXT,
ADD COLUMN     "words" TEXT;
UPDATE "rating_answer" SET "criterion_id" = 'sipas-2017:' || "criterion";
ALTER TABLE "rating_answer" DROP COLUMN "criterion",
ALTER COLUMN "criterion_id" SET NOT NULL,
ADD CONSTRAINT "rating_answer_pkey" PRIMARY KEY ("rating_id", "criterion_id");

-- CreateTable
CREATE TABLE "rating_media" (
    "rating_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,

    CONSTRAINT "rating_media_pkey" PRIMARY KEY ("rating_id","media_id")
);

-- CreateIndex
CREATE INDEX "rating_media_media_id_idx" ON "rating_media"("media_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_dossier_id_key" ON "rating"("dossier_id");

-- CreateIndex
CREATE INDEX "rating_agency_id_started_at_idx" ON "rating"("agency_id", "started_at");

-- CreateIndex
CREATE INDEX "rating_chat_id_started_at_idx" ON "rating"("chat_id", "started_at");

-- CreateIndex
CREATE INDEX "rating_device_idx" ON "rating"("device_hash", "started_at") WHERE (device_hash IS NOT NULL);

-- CreateIndex
CREATE INDEX "rating_service_point_idx" ON "rating"("service_point_code", "started_at") WHERE (service_point_code IS NOT NULL);

-- CreateIndex
CREATE INDEX "rating_flagged_idx" ON "rating"("started_at") WHERE (flag IS NOT NULL);

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_instrument_id_fkey" FOREIGN KEY ("instrument_id") REFERENCES "instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_service_point_code_fkey" FOREIGN KEY ("service_point_code") REFERENCES "service_point"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chat"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_media" ADD CONSTRAINT "rating_media_rating_id_fkey" FOREIGN KEY ("rating_id") REFERENCES "rating"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_media" ADD CONSTRAINT "rating_media_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE CASCADE ON UPDATE CASCADE;
