-- AlterTable
ALTER TABLE "case" ADD COLUMN     "extended_at" TIMESTAMPTZ(3),
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'feedback',
ADD COLUMN     "paused_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "case_follower" (
    "case_id" UUID NOT NULL,
    "chat_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_follower_pkey" PRIMARY KEY ("case_id","chat_id")
);

-- CreateTable
CREATE TABLE "case_contact" (
    "case_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_contact_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "labelled_example" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "reason" TEXT,
    "from_matter_id" TEXT,
    "to_matter_id" TEXT,
    "from_agency_id" TEXT NOT NULL,
    "to_agency_id" TEXT,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'new',
    "reviewed_by" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),

    CONSTRAINT "labelled_example_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ward_boundary" (
    "ward_id" TEXT NOT NULL,
    "polygons" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ward_boundary_pkey" PRIMARY KEY ("ward_id")
);

-- CreateTable
CREATE TABLE "service_point" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "agency_id" TEXT,
    "ward_id" TEXT,
    "address" TEXT,

    CONSTRAINT "service_point_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "case_follower_chat_id_idx" ON "case_follower"("chat_id");

-- CreateIndex
CREATE INDEX "labelled_example_case_id_idx" ON "labelled_example"("case_id");

-- CreateIndex
CREATE INDEX "labelled_example_new_idx" ON "labelled_example"("at") WHERE (state = 'new');

-- CreateIndex
CREATE INDEX "case_open_matter_idx" ON "case"("matter_id", "ward_id") WHERE (state = ANY (ARRAY['submitted'::text, 'accepted'::text]));

-- CreateIndex
CREATE INDEX "case_submission_id_idx" ON "case"("submission_id");

-- CreateIndex
CREATE INDEX "update_done_idx" ON "update"("done_at") WHERE (state = 'done');

-- AddForeignKey
ALTER TABLE "case_follower" ADD CONSTRAINT "case_follower_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_contact" ADD CONSTRAINT "case_contact_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "labelled_example" ADD CONSTRAINT "labelled_example_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
