// The peers of `jianbao dates`: time expressions read by Recognizers-Text (zh-CN) or chrono-node
// (zh.hans), sentence by sentence.
//
//     NODE_PATH=FOLDER/node_modules node peer_times.js recognizers|chrono SENTENCES [COUNT]
//
// SENTENCES holds one a line; COUNT of them are read, spread over the file (all if not given).
// Prints the characters read, the expressions found and the processor seconds of reading alone,
// without the start, as JSON.
const fs = require("fs");

const [which, file, count] = process.argv.slice(2);
let sentences = fs.readFileSync(file, "utf8").split("\n").filter((line) => line);
if (count && count < sentences.length) {
  const step = Math.floor(sentences.length / count);
  sentences = sentences.filter((_, i) => i % step === 0).slice(0, count);
}
const reference = new Date(2026, 3, 24);
let read;
if (which === "recognizers") {
  const { DateTimeRecognizer } = require("@microsoft/recognizers-text-date-time");
  const model = new DateTimeRecognizer("zh-cn").getDateTimeModel();
  read = (sentence) => model.parse(sentence, reference).length;
} else {
  const chrono = require("chrono-node");
  read = (sentence) => chrono.zh.hans.parse(sentence, reference).length;
}
for (const sentence of sentences.slice(0, 50)) read(sentence); // compiled before the clock starts
const before = process.cpuUsage();
let found = 0;
for (const sentence of sentences) found += read(sentence);
const used = process.cpuUsage(before);
const characters = sentences.reduce((sum, sentence) => sum + [...sentence].length, 0);
console.log(JSON.stringify({ characters, found, seconds: (used.user + used.system) / 1e6 }));
