-- AlterTable
ALTER TABLE "answer_template" ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "proof_policy" (
    "physical" BOOLEAN NOT NULL,
    "policy" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "confirmed" BOOLEAN NOT NULL,

    CONSTRAINT "proof_policy_pkey" PRIMARY KEY ("physical")
);
