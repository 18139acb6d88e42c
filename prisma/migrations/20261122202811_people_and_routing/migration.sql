-- AlterTable
ALTER TABLE "agency" ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "successor_id" TEXT;

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "code_hash" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "main_chat_id" UUID;

-- AlterTable
ALTER TABLE "routing_change" ADD COLUMN     "moved_at" TIMESTAMPTZ(3),
ADD COLUMN     "moves" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "link_code" (
    "code_hash" TEXT NOT NULL,
    "chat_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_code_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "code_miss" (
    "id" UUID NOT NULL,
    "chat_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_miss_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "link_code_expires_at_idx" ON "link_code"("expires_at");

-- CreateIndex
CREATE INDEX "code_miss_chat_id_at_idx" ON "code_miss"("chat_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_code_hash_key" ON "invitation"("code_hash");

-- CreateIndex
CREATE INDEX "routing_change_moving_idx" ON "routing_change"("at") WHERE (moves AND moved_at IS NULL);
