# Times reading the file that benchmarks/run fits from, in R: "name milliseconds" a line.
file <- Sys.getenv("CONFRERE_BENCHMARK_CSV")
if (file.exists(file)) cat("csv-1000000x3-reading", round(1000 * system.time(read.csv(file, colClasses = c("character", "character", "integer", "numeric")))[["elapsed"]]), "\n")
