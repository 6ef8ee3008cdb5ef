# Writes data.csv (simulated trial with sessions attended) and expected.json.  Run:  cd <this folder> && Rscript script.R
# Two-stage least squares by direct algebra: b = (Z'X)^-1 Z'y; classical and sandwich covariances; Anderson-Rubin set by inverting lm on a grid of roots.
source("../lib/common.R"); library(sandwich); set.seed(14)
n <- 90; d <- data.frame(arm = rep(0:1, n / 2), coach = sprintf("c%02d", rep(1:15, each = 6)), y0 = round(rnorm(n, 50, 10), 1)); motiv <- rnorm(n)
d$dose <- ifelse(d$arm == 1, pmin(6, pmax(0, round(4 + 1.5 * motiv + rnorm(n)))), 0); d$y <- round(.6 * d$y0 + 1.2 * d$dose + 4 * motiv + rnorm(n, 0, 7), 2); d$y[c(7, 40)] <- NA; d$dose[11] <- NA
wcsv(d); k <- d[complete.cases(d), ]; X <- model.matrix(~ dose + y0, k); Z <- model.matrix(~ arm + y0, k); y <- k$y; n <- nrow(k); p <- 3
A <- solve(crossprod(Z, X)); b <- A %*% crossprod(Z, y); u <- c(y - X %*% b); cl <- A %*% crossprod(Z) %*% t(A) * sum(u^2) / (n - p)
h <- hatvalues(lm(y ~ arm + y0, k)); rob <- function(w) sqrt((A %*% crossprod(Z * w) %*% t(A))[2, 2]); S <- rowsum(Z * u, k$coach)
f <- lm(y ~ arm + y0, k); g <- lm(dose ~ arm + y0, k); ar <- function(type) { st <- function(x) { m <- lm(I(y - x * dose) ~ arm + y0, k); V <- if (type == "classical") vcov(m) else vcovHC(m, type); coef(m)[["arm"]]^2 / V["arm", "arm"] - qt(.975, n - p)^2 }; c(uniroot(st, c(b[2] - 15, b[2]), tol = 1e-13)$root, uniroot(st, c(b[2], b[2] + 15), tol = 1e-13)$root) }
wjson(list(source = "simulated", n = n, effect = b[2], se = list(classical = sqrt(cl[2, 2]), HC0 = rob(u), HC3 = rob(u / (1 - h)), CR0 = sqrt((A %*% crossprod(S) %*% t(A))[2, 2])), itt = coef(f)[["arm"]], first_stage = coef(g)[["arm"]], first_stage_F = list(classical = (coef(g)[["arm"]])^2 / vcov(g)["arm", "arm"]), anderson_rubin = list(classical = ar("classical"), HC3 = ar("HC3"))))
