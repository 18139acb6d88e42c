-- AlterTable
ALTER TABLE "case" ADD COLUMN     "follower_count" INTEGER NOT NULL DEFAULT 0;
