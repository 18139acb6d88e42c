-- AlterTable
ALTER TABLE "agency" ADD COLUMN     "calendar_id" TEXT;

-- AlterTable
ALTER TABLE "calendar_day" ADD COLUMN     "edited_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "deadline_change" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "calendar_id" TEXT,
    "agency_id" TEXT,
    "level" TEXT,
    "date" DATE,
    "reason" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "cursor" UUID,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "deadline_change_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "deadline_change_open_idx" ON "deadline_change"("seq") WHERE (done_at IS NULL);

-- AddForeignKey
ALTER TABLE "agency" ADD CONSTRAINT "agency_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calendar"("id") ON DELETE SET NULL ON UPDATE CASCADE;
