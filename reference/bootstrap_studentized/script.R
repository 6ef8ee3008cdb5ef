# Reads ../bootstrap/data.csv, writes expected.json.  Run:  cd <this folder> && Rscript script.R
# Bootstrap t interval of the mean from 200,000 resamples, with the Monte Carlo error that 20,000 resamples would have (from ten batches).
source("../lib/common.R")
x <- read.csv("../bootstrap/data.csv")$x; n <- length(x); m <- mean(x); se <- sd(x) / sqrt(n); set.seed(1)
ci <- function(B) { r <- matrix(sample(x, n * B, TRUE), B); mm <- rowMeans(r); s <- sqrt((rowMeans(r^2) - mm^2) / (n - 1)); m - se * unname(quantile((mm - m) / s, c(.975, .025))) }
b <- t(sapply(1:10, function(i) ci(20000)))
wjson(list(source = "30 values of case bootstrap, R's own generator", ci = colMeans(b), mc_se_at_20000 = apply(b, 2, sd)))
