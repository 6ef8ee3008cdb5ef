# Times the mixed models and ANCOVAs of benchmarks/Statistics/MixedWork.cs in R: "name milliseconds" a line. lme4 1.1-31, lmerTest 3.1-3.
suppressPackageStartupMessages({ library(lme4); library(lmerTest) })
median_ms <- function(f, repeats, warm = 1) { for (i in seq_len(warm)) f(); t <- numeric(repeats); for (i in seq_len(repeats)) { gc(FALSE); t[i] <- system.time(f())[["elapsed"]] }; 1000 * median(t) }
say <- function(name, ms) cat(name, format(ms, digits = 5), "\n")
long <- function(n, m) { set.seed(3); id <- rep(seq_len(n), each = m); time <- rep(seq_len(m) - 1, n); arm <- (id - 1) %% 2
  data.frame(id = factor(id), arm, time, y = 50 + rnorm(n, 0, 8)[id] + (rnorm(n, 0, 2)[id] - 1 + arm) * time + rnorm(n * m, 0, 6)) }
sleep <- function() summary(lmerTest::lmer(Reaction ~ Days + (1 + Days | Subject), sleepstudy))
say("lmm-sleepstudy-slope", median_ms(sleep, 5, 2))
d <- long(10000, 4)
say("lmm-10000x4-intercept", median_ms(function() lme4::lmer(y ~ arm * time + (1 | id), d), 3))
say("lmm-10000x4-slope", median_ms(function() suppressWarnings(lme4::lmer(y ~ arm * time + (1 + time | id), d)), 3))
set.seed(5)
crossed <- expand.grid(item = factor(1:20), person = factor(1:800)); crossed$y <- rnorm(800)[crossed$person] + .7 * rnorm(20)[crossed$item] + rnorm(16000)
say("lmm-crossed-800x20", median_ms(function() lme4::lmer(y ~ 1 + (1 | person) + (1 | item), crossed), 3))
ancova <- function() { arm <- rep(0:1, 69); base <- rnorm(138); y <- .4 * arm + .5 * base + .866 * rnorm(138); summary(lm(y ~ arm + base)) }
say("ancova-10000-simulated-trials", 10 * median_ms(function() for (i in 1:1000) ancova(), 3))
if (Sys.getenv("CONFRERE_BENCHMARK_MILLION") != "no") {
  d <- long(1000000, 3)
  say("lmm-1000000x3-intercept", median_ms(function() lme4::lmer(y ~ arm * time + (1 | id), d), 1, 0))
  peak <- sub(".*:\\s*([0-9]+).*", "\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))
  cat("lmm-1000000x3-peak-MB", round(as.numeric(peak) / 1024), "\n")
}
