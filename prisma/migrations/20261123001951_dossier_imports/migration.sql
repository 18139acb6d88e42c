-- AlterTable
ALTER TABLE "case_contact" ADD COLUMN     "phone_hash" TEXT;

-- AlterTable
ALTER TABLE "dossier" ADD COLUMN     "contact" TEXT,
ADD COLUMN     "contact_kind" TEXT,
ADD COLUMN     "invite_at" TIMESTAMPTZ(3),
ADD COLUMN     "rating_token" TEXT,
ADD COLUMN     "service_point_code" TEXT;

-- CreateTable
CREATE TABLE "rating_invitation" (
    "dossier_id" UUID NOT NULL,
    "chat_id" UUID,
    "person_id" UUID,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "message_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rating_invitation_pkey" PRIMARY KEY ("dossier_id")
);

-- CreateTable
CREATE TABLE "invitation_policy" (
    "id" TEXT NOT NULL,
    "most_per_month" INTEGER NOT NULL,
    "within_days" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "confirmed" BOOLEAN NOT NULL,

    CONSTRAINT "invitation_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sending_system" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sending_system_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dossier_import" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "file_key" TEXT,
    "state" TEXT NOT NULL,
    "is_skipping" BOOLEAN NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "rows" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "older" INTEGER NOT NULL DEFAULT 0,
    "faulty" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "dossier_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dossier_fault" (
    "import_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "column" TEXT NOT NULL,
    "found" TEXT NOT NULL,
    "allowed" TEXT NOT NULL,

    CONSTRAINT "dossier_fault_pkey" PRIMARY KEY ("import_id","seq")
);

-- CreateIndex
CREATE INDEX "rating_invitation_person_idx" ON "rating_invitation"("person_id", "at") WHERE (state = 'told');

-- CreateIndex
CREATE INDEX "rating_invitation_chat_idx" ON "rating_invitation"("chat_id") WHERE (chat_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "rating_invitation_at_idx" ON "rating_invitation"("at");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_import_file_key_key" ON "dossier_import"("file_key");

-- CreateIndex
CREATE INDEX "dossier_import_at_idx" ON "dossier_import"("at");

-- CreateIndex
CREATE INDEX "case_contact_phone_idx" ON "case_contact"("phone_hash") WHERE (phone_hash IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "dossier_rating_token_key" ON "dossier"("rating_token");

-- CreateIndex
CREATE INDEX "dossier_invite_idx" ON "dossier"("invite_at") WHERE (invite_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "dossier_contact_idx" ON "dossier"("contact_kind", "contact") WHERE (contact IS NOT NULL);

-- CreateIndex
CREATE INDEX "dossier_service_point_idx" ON "dossier"("service_point_code") WHERE (service_point_code IS NOT NULL);

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_service_point_code_fkey" FOREIGN KEY ("service_point_code") REFERENCES "service_point"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_invitation" ADD CONSTRAINT "rating_invitation_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_invitation" ADD CONSTRAINT "rating_invitation_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chat"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_fault" ADD CONSTRAINT "dossier_fault_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "dossier_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
