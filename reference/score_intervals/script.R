# Reads nothing, writes expected.json.  Run:  cd <this folder> && Rscript script.R
# Miettinen-Nurminen intervals with the constrained likelihood maximised numerically (no closed form), roots by uniroot.
source("../lib/common.R")
ll <- function(x, n, p) (if (x > 0) x * log(p) else 0) + (if (x < n) (n - x) * log1p(-p) else 0)
sc <- function(d, v, n) if (d == 0) 0 else d / sqrt(v * n / (n - 1)); z <- qnorm(.975)
rd <- function(x1, n1, x2, n2) { d <- x1 / n1 - x2 / n2; st <- function(D) { q <- if (max(0, -D) == min(1, 1 - D)) max(0, -D) else optimise(function(q) ll(x1, n1, q + D) + ll(x2, n2, q), c(max(0, -D), min(1, 1 - D)), maximum = TRUE, tol = 1e-14)$maximum
    g <- function(q) (if (x1 > 0) x1 / (q + D) else 0) - (if (x1 < n1) (n1 - x1) / (1 - q - D) else 0) + (if (x2 > 0) x2 / q else 0) - (if (x2 < n2) (n2 - x2) / (1 - q) else 0); e <- 1e-13; lo <- max(0, -D) + e; hi <- min(1, 1 - D) - e; if (g(lo) > 0 && g(hi) < 0) q <- uniroot(g, c(lo, hi), tol = 1e-16)$root
    sc(d - D, (q + D) * (1 - q - D) / n1 + q * (1 - q) / n2, n1 + n2) }
  c(uniroot(function(D) st(D) - z, c(-1 + 1e-9, d), tol = 1e-14)$root, uniroot(function(D) st(D) + z, c(d, 1 - 1e-9), tol = 1e-14)$root) }
rr <- function(x1, n1, x2, n2) { st <- function(l) { r <- exp(l); f <- function(q) (if (x1 > 0) x1 / q else 0) - (if (x1 < n1) r * (n1 - x1) / (1 - r * q) else 0) + (if (x2 > 0) x2 / q else 0) - (if (x2 < n2) (n2 - x2) / (1 - q) else 0); e <- 1e-15; hi <- min(1, 1 / r) * (1 - 1e-13); q <- if (f(hi) > 0) hi else uniroot(f, c(1e-12, hi), tol = 1e-16)$root
    sc(x1 / n1 - r * x2 / n2, r * q * (1 - r * q) / n1 + r^2 * q * (1 - q) / n2, n1 + n2) }
  m <- log((x1 / n1) / (x2 / n2)); exp(c(if (x1 == 0) -Inf else uniroot(function(l) st(l) - z, c(-12, if (is.finite(m)) m else 12), tol = 1e-13)$root, if (x2 == 0) Inf else uniroot(function(l) st(l) + z, c(if (is.finite(m)) m else -12, 12), tol = 1e-13)$root)) }
T <- list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(21, 46, 29, 45), c(1, 30, 6, 28), c(0, 20, 4, 22), c(5, 19, 0, 21))
wjson(list(source = "tables written in the script; the first two are (a) and (b) of Newcombe 1998", tables = lapply(T, function(t) list(table = arr(t), difference = arr(rd(t[1], t[2], t[3], t[4])), ratio = arr(rr(t[1], t[2], t[3], t[4]))))))
