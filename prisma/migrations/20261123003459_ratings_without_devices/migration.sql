-- DropIndex
DROP INDEX "rating_device_idx";

-- AlterTable
ALTER TABLE "rating" DROP COLUMN "device_hash";
