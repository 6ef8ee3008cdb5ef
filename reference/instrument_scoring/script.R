# Scores simulated answers by the rules of the instruments, written out in base R. Run: cd <this folder> && Rscript script.R
# Answers are uniform on each item's range; one in five is missing. Rules: PFI mean of the item means' answers times 2.5, half of the
# items needed; UWES-9 mean, half; SVS four reversed items, prorated sum, half; PHQ-2 sum, both; Mini-Z its one item.
suppressMessages(library(jsonlite))
set.seed(20261123)
n <- 300
draw <- function(prefix, k, low, high, digits = FALSE) {
  m <- matrix(sample(low:high, n * k, TRUE), n, k)
  m[runif(n * k) < 0.2] <- NA
  colnames(m) <- if (digits) sprintf("%s%02d", prefix, 1:k) else sprintf("%s_%d", prefix, 1:k)
  m
}
pfi <- draw("pfi", 16, 0, 4, TRUE); uwes <- draw("uwes9", 9, 0, 6); svs <- draw("svs", 4, 0, 4); phq <- draw("phq2", 2, 0, 3); mz <- draw("miniz", 1, 1, 5)
d <- cbind(pfi, uwes, svs, phq, mz)
write.csv(data.frame(participant = sprintf("P%03d", 1:n), d), "data.csv", row.names = FALSE, quote = FALSE)
mean_of <- function(m, need) ifelse(rowSums(!is.na(m)) >= need, rowMeans(m, na.rm = TRUE), NA)
sum_of <- function(m, need) mean_of(m, need) * ncol(m)
out <- list(
  pfi.burnout = mean_of(pfi[, 7:16], 5) * 2.5, pfi.exhaustion = mean_of(pfi[, 7:10], 2) * 2.5,
  pfi.disengagement = mean_of(pfi[, 11:16], 3) * 2.5, pfi.fulfilment = mean_of(pfi[, 1:6], 3) * 2.5,
  uwes9.engagement = mean_of(uwes, 5), uwes9.vigour = mean_of(uwes[, c(1, 2, 5)], 2), uwes9.dedication = mean_of(uwes[, c(3, 4, 7)], 2),
  uwes9.absorption = mean_of(uwes[, c(6, 8, 9)], 2),
  svs.total = sum_of(4 - svs, 2), phq2.total = sum_of(phq, 2), miniz.burnout = mean_of(mz, 1))
write(toJSON(list(case = "instrument_scoring", software = list(R = paste(R.version$major, R.version$minor, sep = ".")), scores = out),
  digits = NA, na = "null", pretty = FALSE, auto_unbox = TRUE), "expected.json")
