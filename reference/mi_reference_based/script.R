# Reads ../mi_wl101/data.csv (imp = 0), writes expected.json.  Run:  cd <this folder> && Rscript script.R   (about a minute)
# An independent data-augmentation sampler: y3, y6 on y0, arm, stratum, unstructured covariance, Jeffreys prior; the missing values are drawn one by one from
# univariate conditionals; reference-based means after Carpenter, Roger and Kenward (2013). Then ANCOVA of y6, Rubin's rules. Monte Carlo errors from 40 batches.
source("../lib/common.R"); set.seed(99)
d <- rcsv(file.path("..", "mi_wl101", "data.csv")); d <- d[d$imp == 0, ]; Y0 <- as.matrix(d[, c("y3", "y6")]); M <- is.na(Y0)
X <- model.matrix(~ arm + y0 + stratum, d); XR <- X; XR[, "arm"] <- 0; n <- nrow(X); p <- ncol(X); XtXi <- solve(crossprod(X)); cX <- chol(XtXi); H <- XtXi %*% t(X)
last <- ifelse(!M[, 2], 2, ifelse(!M[, 1], 1, 0)); coached <- d$arm == 1; m <- 4000; thin <- 4
ana <- function(y6) { f <- lm(y6 ~ y0 + arm + stratum, data = cbind(d[c("y0", "arm", "stratum")], y6 = y6)); c(coef(f)[["arm"]], vcov(f)["arm", "arm"]) }
Y <- Y0; for (j in 1:2) Y[M[, j], j] <- mean(Y0[, j], na.rm = TRUE)
out <- array(NA, c(m, 4, 2), list(NULL, c("AtRandom", "JumpToReference", "CopyReference", "CopyIncrements"), NULL))
for (it in 1:(200 + m * thin)) {
  B <- H %*% Y; R <- Y - X %*% B; S <- solve(rWishart(1, n - p, solve(crossprod(R)))[, , 1]); B <- B + t(cX) %*% matrix(rnorm(p * 2), p) %*% chol(S); U <- X %*% B; UR <- XR %*% B
  b3 <- S[1, 2] / S[2, 2]; b6 <- S[1, 2] / S[1, 1]; v3 <- S[1, 1] - b3 * S[1, 2]; v6 <- S[2, 2] - b6 * S[1, 2]
  i <- M[, 1] & !M[, 2]; Y[i, 1] <- rnorm(sum(i), U[i, 1] + b3 * (Y[i, 2] - U[i, 2]), sqrt(v3))
  i <- M[, 1] & M[, 2]; Y[i, 1] <- rnorm(sum(i), U[i, 1], sqrt(S[1, 1])); i <- M[, 2]; Y[i, 2] <- rnorm(sum(i), U[i, 2] + b6 * (Y[i, 1] - U[i, 1]), sqrt(v6))
  if (it > 200 && (it - 200) %% thin == 0) { k <- (it - 200) / thin; out[k, 1, ] <- ana(Y[, 2])
    for (a in 2:4) { Z <- Y; w <- coached & last == 0; Z[w, 1] <- rnorm(sum(w), UR[w, 1], sqrt(S[1, 1]))
      V <- U; V[w, ] <- UR[w, ]; q <- coached & last == 1; if (a == 2) V[q, 2] <- UR[q, 2]; if (a == 3) V[q, ] <- UR[q, ]; if (a == 4) V[q, 2] <- U[q, 1] + UR[q, 2] - UR[q, 1]
      z <- w | q; Z[z, 2] <- rnorm(sum(z), V[z, 2] + b6 * (Z[z, 1] - V[z, 1]), sqrt(v6)); out[k, a, ] <- ana(Z[, 2]) } } }
bt <- rep(1:40, each = m / 40); se <- function(f, a) sd(sapply(1:40, function(b) f(out[bt == b, a, ]))) / sqrt(40)
wjson(list(source = "wl_101 with the missing values of mi_wl101", m = m, missing_y6 = sum(M[, 2]), assumptions = lapply(setNames(nm = dimnames(out)[[2]]), function(a) { o <- out[, a, ]
  list(estimate = mean(o[, 1]), estimate_mc = se(function(z) mean(z[, 1]), a), within = mean(o[, 2]), within_mc = se(function(z) mean(z[, 2]), a), between = var(o[, 1]), between_mc = se(function(z) var(z[, 1]), a)) })))
