# An independent data-augmentation sampler for the sensitivity table of samples/beat-the-blues/full-plan.yaml. Writes sampler.json.
# Run: cd <this folder> && Rscript sampler.R   (some minutes). Four visits on arm, score before, drug and length, each with coefficients by visit,
# unstructured covariance, Jeffreys prior; missing values drawn participant by participant; means after the last measurement as in Carpenter,
# Roger and Kenward (2013). Then lm with HC3 (sandwich) at 8 months, Rubin's rules. Monte Carlo errors from 40 batches.
suppressMessages({library(sandwich); library(jsonlite)}); set.seed(20031)
d <- read.csv("../../samples/beat-the-blues/trial.csv"); d$arm <- as.integer(d$treatment == "BtheB"); d$drug <- as.integer(d$drug == "Yes"); d$length <- as.integer(d$length == ">6m")
Y0 <- as.matrix(d[, c("bdi.2m", "bdi.3m", "bdi.5m", "bdi.8m")]); M <- is.na(Y0); T <- 4; n <- nrow(d)
X <- model.matrix(~ arm + bdi.pre + drug + length, d); XR <- X; XR[, "arm"] <- 0; p <- ncol(X); XtXi <- solve(crossprod(X)); cX <- chol(XtXi); H <- XtXi %*% t(X)
last <- apply(!M, 1, function(o) if (any(o)) max(which(o)) else 0); m <- 4000; thin <- 5
assumptions <- c("at-random", "jump-to-reference", "copy-reference", "copy-increments")
draw <- function(y, mu, S, miss) { o <- !miss; if (!any(miss)) return(y); if (!any(o)) return(mu + drop(rnorm(length(mu)) %*% chol(S)))
  B <- S[miss, o, drop = FALSE] %*% solve(S[o, o]); V <- S[miss, miss, drop = FALSE] - B %*% S[o, miss, drop = FALSE]; y[miss] <- mu[miss] + drop(B %*% (y[o] - mu[o])) + drop(rnorm(sum(miss)) %*% chol(V)); y }
analyse <- function(y) { f <- lm(y ~ arm + bdi.pre + drug + length, d); c(coef(f)[["arm"]], vcovHC(f, "HC3")["arm", "arm"]) }
Y <- Y0; for (t in 1:T) Y[M[, t], t] <- mean(Y0[, t], na.rm = TRUE)
out <- array(NA, c(m, length(assumptions), 2)); incomplete <- which(rowSums(M) > 0)
for (it in 1:(300 + m * thin)) {
  B <- H %*% Y; R <- Y - X %*% B; S <- solve(rWishart(1, n - p, solve(crossprod(R)))[, , 1]); B <- B + t(cX) %*% matrix(rnorm(p * T), p) %*% chol(S); U <- X %*% B; UR <- XR %*% B
  for (i in incomplete) Y[i, ] <- draw(Y0[i, ], U[i, ], S, M[i, ])
  if (it > 300 && (it - 300) %% thin == 0) { k <- (it - 300) / thin
    for (a in seq_along(assumptions)) { Z <- Y
      if (a > 1) for (i in incomplete[d$arm[incomplete] == 1 & last[incomplete] < T]) { L <- last[i]; after <- seq_len(T) > L; mu <- U[i, ]
        if (L == 0 || a == 3) mu <- UR[i, ] else if (a == 2) mu[after] <- UR[i, after] else mu[after] <- U[i, L] + UR[i, after] - UR[i, L]
        Z[i, ] <- draw(Y[i, ], mu, S, after) }
      out[k, a, ] <- analyse(Z[, T]) } } }
batch <- rep(1:40, each = m / 40); error <- function(f, a) sd(sapply(1:40, function(b) f(out[batch == b, a, ]))) / sqrt(40)
write(toJSON(setNames(lapply(seq_along(assumptions), function(a) { o <- out[, a, ]
  list(estimate = mean(o[, 1]), estimate_mc = error(function(z) mean(z[, 1]), a), within = mean(o[, 2]), within_mc = error(function(z) mean(z[, 2]), a), between = var(o[, 1]), between_mc = error(function(z) var(z[, 1]), a)) }), assumptions),
  auto_unbox = TRUE, digits = NA, pretty = TRUE), "sampler.json")
