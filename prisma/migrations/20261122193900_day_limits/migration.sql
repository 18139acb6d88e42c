-- CreateTable
CREATE TABLE "day_limit" (
    "id" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "confirmed" BOOLEAN NOT NULL,

    CONSTRAINT "day_limit_pkey" PRIMARY KEY ("id")
);

