-- CreateTable
CREATE TABLE "dossier_nudge" (
    "dossier_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "days_left" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "message_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dossier_nudge_pkey" PRIMARY KEY ("dossier_id","due_at","days_left","person_id")
);
