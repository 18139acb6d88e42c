-- AlterTable
ALTER TABLE "matter" ADD COLUMN     "needs_contact" BOOLEAN NOT NULL DEFAULT false;
