/** Thread of `loadOrTrain`: examples in, the bytes of the model out. */
import { parentPort, workerData } from "node:worker_threads";
import { labelledExamplesSchema } from "#classification/schema.ts";
import { serialise } from "./model.ts";
import { train } from "./train.ts";

parentPort?.postMessage(serialise(train(labelledExamplesSchema.parse(workerData))));
