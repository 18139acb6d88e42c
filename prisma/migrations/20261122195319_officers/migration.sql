-- AlterTable
ALTER TABLE "agency" ADD COLUMN     "valid_from" TIMESTAMPTZ(3),
ADD COLUMN     "valid_to" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "alert_policy" RENAME COLUMN "working_minutes" TO "amount";
ALTER TABLE "alert_policy" ADD COLUMN     "agency_id" TEXT,
ADD COLUMN     "unit" TEXT NOT NULL DEFAULT 'minutes';

-- CreateTable
CREATE TABLE "nudge" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "deadline_version" INTEGER NOT NULL,
    "policy_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "tell_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "message_id" UUID,
    "told_at" TIMESTAMPTZ(3),
    "acted_at" TIMESTAMPTZ(3),

    CONSTRAINT "nudge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest" (
    "person_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "message_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_pkey" PRIMARY KEY ("person_id","date")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "stand_in_id" UUID,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_template" (
    "id" UUID NOT NULL,
    "agency_id" TEXT,
    "matter_id" TEXT,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "answer_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dossier" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "handler_id" UUID,
    "state" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "next_alert_at" TIMESTAMPTZ(3),

    CONSTRAINT "dossier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "routing_change" (
    "id" UUID NOT NULL,
    "matter_id" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "routing_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "nudge_waiting_idx" ON "nudge"("tell_at") WHERE (state = 'waiting');

-- CreateIndex
CREATE INDEX "nudge_waiting_person_idx" ON "nudge"("person_id") WHERE (state = 'waiting');

-- CreateIndex
CREATE INDEX "nudge_told_at_idx" ON "nudge"("told_at");

-- CreateIndex
CREATE UNIQUE INDEX "nudge_case_id_deadline_version_policy_id_person_id_key" ON "nudge"("case_id", "deadline_version", "policy_id", "person_id");

-- CreateIndex
CREATE INDEX "absence_person_id_to_idx" ON "absence"("person_id", "to");

-- CreateIndex
CREATE INDEX "absence_stand_in_id_to_idx" ON "absence"("stand_in_id", "to");

-- CreateIndex
CREATE INDEX "answer_template_agency_id_idx" ON "answer_template"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_code_key" ON "dossier"("code");

-- CreateIndex
CREATE INDEX "dossier_alert_idx" ON "dossier"("next_alert_at") WHERE (next_alert_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "dossier_agency_id_state_idx" ON "dossier"("agency_id", "state");

-- CreateIndex
CREATE INDEX "routing_change_matter_id_at_idx" ON "routing_change"("matter_id", "at");

-- AddForeignKey
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
