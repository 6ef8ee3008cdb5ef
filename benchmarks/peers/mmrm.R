# Times what benchmarks/Statistics/Stopwatches.cs times, in R: "name milliseconds" a line. The data come from the same model with another generator.
options(warn = -1)
.libPaths(c(Sys.getenv("R_EXTRA_LIBS"), .libPaths()))
suppressPackageStartupMessages(library(nlme))
trial <- function(n, seed) { set.seed(seed); arm <- rep(0:1, length.out = n); person <- rnorm(n, 0, 8); seen <- sample(1:3, n, TRUE, c(.08, .12, .80))
  d <- expand.grid(v = 1:3, id = 1:n); d$arm <- arm[d$id]; d$y <- 50 + person[d$id] + 3 * d$arm * (d$v > 1) + rnorm(3 * n, 0, 6)
  d <- d[d$v <= seen[d$id], ]; d$month <- factor(c(0, 3, 6)[d$v]); d$id <- factor(d$id); d }
median_ms <- function(f, repeats, warm = 1) { for (i in seq_len(warm)) f(); t <- numeric(repeats); for (i in seq_len(repeats)) { gc(FALSE); t[i] <- system.time(f())[["elapsed"]] }; 1000 * median(t) }
say <- function(name, ms) cat(name, format(ms, digits = 5), "\n")
d <- trial(138, 7); big <- trial(10000, 1)
gls_fit <- function(d) gls(y ~ arm * month, d, correlation = corSymm(form = ~ v | id), weights = varIdent(form = ~ 1 | v))
many <- function(f, k) function() for (i in seq_len(k)) f()
if (suppressWarnings(requireNamespace("mmrm", quietly = TRUE))) {
  suppressMessages(library(mmrm))
  kr <- function(d) summary(mmrm(y ~ arm * month + us(month | id), d, method = "Kenward-Roger"))
  say("mmrm-138x3-un-kr", median_ms(many(function() kr(d), 10), 5) / 10)
  say("mmrm-10000x3-un-kr", median_ms(function() kr(big), 3))
  sims <- lapply(1:20, function(s) trial(138, s))
  say("mmrm-10000-simulated-trials", 500 * median_ms(function() for (s in sims) kr(s), 3))
} else {
  cat("# The R package mmrm is not installed; its time for mmrm-138x3-un-kr on a machine of this kind is 15 to 19 ms (reference/README.md).\n")
}
say("gls-138x3-un", median_ms(many(function() summary(gls_fit(d)), 5), 3) / 5)
if (suppressWarnings(requireNamespace("lme4", quietly = TRUE))) {
  suppressPackageStartupMessages(library(lme4))
  say("lmer-138x3-intercept", median_ms(many(function() lmer(y ~ arm * month + (1 | id), d), 10), 3) / 10)
}
