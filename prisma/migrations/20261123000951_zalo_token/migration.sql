-- CreateTable
CREATE TABLE "zalo_token" (
    "oa_id" TEXT NOT NULL,
    "seed_hash" TEXT NOT NULL,
    "refresh_token" TEXT NOT NULL,
    "access_token" TEXT,
    "access_until" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "zalo_token_pkey" PRIMARY KEY ("oa_id")
);
