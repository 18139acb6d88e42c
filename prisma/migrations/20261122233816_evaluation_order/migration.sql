-- CreateTable
CREATE TABLE "evaluation_order" (
    "id" UUID NOT NULL,
    "classifier" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "answered" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "evaluation_order_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evaluation_order_at_idx" ON "evaluation_order"("at");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_order_open_idx" ON "evaluation_order"("classifier") WHERE (state = 'open');
