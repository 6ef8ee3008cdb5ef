# Partially nested models with a residual variance for each arm: Satterthwaite and Kenward-Roger (expected information) degrees of
# freedom and profile-likelihood intervals of the coach correlation, by dense matrices. Data: ../wl_101 to ../wl_103 (simulated) and large.csv,
# simulated here.
# Reads them, writes expected.json.  Run:  cd <this folder> && Rscript script.R
source("../lib/common.R")
pieces <- function(d, formula, long) {
  X <- model.matrix(formula, d); y <- d$y; n <- nrow(X)
  own <- function(f) { Z <- model.matrix(~ 0 + f); tcrossprod(Z) }
  co <- d$arm == 1
  Zc <- own(factor(ifelse(co, d$coach, "none"))) * outer(co, co)
  V <- list(tau2 = Zc); if (long) V$omega2 <- own(factor(d$id))
  V$sigma2_coaching <- diag(as.numeric(co)); V$sigma2_waitlist <- diag(as.numeric(!co))
  list(X = X, y = y, V = V, n = n, p = ncol(X))
}
state <- function(m, phi) {
  V <- Reduce(`+`, Map(`*`, phi, m$V)); ch <- chol(V); W <- chol2inv(ch); XtW <- crossprod(m$X, W); A <- XtW %*% m$X; C <- chol2inv(chol(A))
  b <- drop(C %*% (XtW %*% m$y)); r <- m$y - m$X %*% b
  d <- 2 * sum(log(diag(ch))) + as.numeric(determinant(A)$modulus) + drop(crossprod(r, W %*% r)) + (m$n - m$p) * log(2 * pi)
  list(W = W, C = C, b = b, dev = d, P = W - crossprod(XtW, C %*% XtW))
}
derivs <- function(m, phi) {
  s <- state(m, phi); K <- length(phi); Py <- s$P %*% m$y; PV <- lapply(m$V, function(v) s$P %*% v); VPy <- lapply(m$V, function(v) v %*% Py)
  g <- vapply(1:K, function(i) sum(diag(PV[[i]])) - sum(Py * VPy[[i]]), 0)
  E <- H <- matrix(0, K, K)
  for (i in 1:K) for (j in 1:K) { E[i, j] <- sum(PV[[i]] * t(PV[[j]])); H[i, j] <- -E[i, j] + 2 * sum(VPy[[i]] * (s$P %*% VPy[[j]])) }
  c(s, list(g = g, H = H, E = E))
}
solve_reml <- function(m, start) {
  ph <- start
  for (k in 1:200) { d <- derivs(m, ph); st <- solve(if (k < 15) d$E else d$H, d$g); f <- 1; while (any(ph - f * st <= 0)) f <- f / 2; ph <- ph - f * st; if (max(abs(d$g)) < 1e-11) break }
  stopifnot(max(abs(derivs(m, ph)$g)) < 1e-8); ph
}
kr <- function(m, phi) {
  d <- derivs(m, phi); K <- length(phi); W2 <- 2 * solve(d$E); C <- d$C; XW <- crossprod(m$X, d$W); p <- m$p
  P <- lapply(m$V, function(v) XW %*% v %*% t(XW)); U <- matrix(0, p, p)
  for (i in 1:K) for (j in 1:K) U <- U + W2[i, j] * (XW %*% m$V[[i]] %*% d$W %*% m$V[[j]] %*% t(XW) - P[[i]] %*% C %*% P[[j]])
  adj <- C + 2 * C %*% U %*% C
  df <- vapply(1:p, function(l) { L <- rep(0, p); L[l] <- 1; Th <- L %*% t(L) / sum(L * (C %*% L)); a1 <- a2 <- 0
    M <- lapply(P, function(Pi) Th %*% C %*% Pi %*% C)
    for (i in 1:K) for (j in 1:K) { a1 <- a1 + W2[i, j] * sum(diag(M[[i]])) * sum(diag(M[[j]])); a2 <- a2 + W2[i, j] * sum(M[[i]] * t(M[[j]])) }
    B <- (a1 + 6 * a2) / 2; gq <- (2 * a1 - 5 * a2) / (3 * a2); den <- 3 + 2 * (1 - gq); c1 <- gq / den; c2 <- (1 - gq) / den; c3 <- (3 - gq) / den
    V <- 2 * (1 + c1 * B) / ((1 - c2 * B)^2 * (1 - c3 * B)); Es <- 1 / (1 - a2); rho <- V / (2 * Es^2); 4 + 3 / (rho - 1) }, 0)
  list(se = setNames(sqrt(diag(adj)), colnames(m$X)), df = setNames(df, colnames(m$X)))
}
satt <- function(m, phi) { d <- derivs(m, phi); A <- 2 * solve(d$H); CX <- d$C %*% crossprod(m$X, d$W); dC <- lapply(m$V, function(v) CX %*% v %*% t(CX))
  setNames(vapply(1:m$p, function(j) { g <- vapply(dC, function(D) D[j, j], 0); 2 * d$C[j, j]^2 / sum(g * (A %*% g)) }, 0), colnames(m$X)) }
# Coach correlation rho = tau2 / (sum of the variances in the coaching arm), profiled: V = total*(rho*.. ) with the rest free.
profile_ci <- function(m, phi) {
  co <- which(names(m$V) != "sigma2_waitlist"); others <- setdiff(co, 1); lik <- function(rho, q) { e <- exp(q); ph <- numeric(length(m$V)); ph[others] <- e[seq_along(others)]; ph[length(ph)] <- e[length(e)]; ph[1] <- rho / (1 - rho) * sum(ph[others]); state(m, ph)$dev }
  best <- state(m, phi)$dev; q0 <- log(c(phi[others], phi[length(phi)]))
  prof <- function(rho) { q <- q0; o <- optim(q, function(z) lik(rho, z), method = "BFGS", control = list(reltol = 1e-15, maxit = 500)); q <- o$par
    for (k in 1:4) { g <- numDeriv::grad(function(z) lik(rho, z), q); H <- numDeriv::hessian(function(z) lik(rho, z), q); q <- q - solve(H, g) }; lik(rho, q) - best - qchisq(.95, 1) }
  rho <- unname(phi[1] / sum(phi[co])); lo <- if (prof(0) <= 0) 0 else uniroot(prof, c(0, rho), tol = 1e-10)$root
  list(value = rho, lower = lo, upper = uniroot(prof, c(rho, .95), tol = 1e-10)$root)
}
report <- function(m, start) { phi <- solve_reml(m, start); names(phi) <- names(m$V); s <- state(m, phi)
  list(n = m$n, variances = phi, variance_se = setNames(sqrt(diag(2 * solve(derivs(m, phi)$H))), names(phi)), fixef = setNames(s$b, colnames(m$X)), se = setNames(sqrt(diag(s$C)), colnames(m$X)), reml_logLik = -s$dev / 2,
    satterthwaite_exact_df = satt(m, phi), kenward_roger_expected = kr(m, phi), icc = profile_ci(m, phi)) }
read_trial <- function(k, f = "data.csv") { w <- rcsv(file.path("..", k, f)); w$stratum <- factor(w$stratum); w }
out <- list()
for (k in c("wl_101", "wl_102", "wl_103")) for (y in c("y3", "y6")) { if (k == "wl_101" && y == "y6") next   # coach variance at zero there
  w <- read_trial(k); w$y <- w[[y]]; w <- w[!is.na(w$y), ]; out[[paste0(k, "_", y)]] <- report(pieces(w, y ~ y0 + arm + stratum, FALSE), c(5, 80, 80)) }
for (k in c("wl_102", "wl_103")) { l <- read_trial(k, "data_long.csv"); l <- l[l$month > 0 & !is.na(l$y), ]; l$month <- factor(l$month, levels = c(3, 6))
  out[[paste0(k, "_long")]] <- report(pieces(l, y ~ base + arm * month + stratum, TRUE), c(5, 60, 40, 40)) }
# Coaches with 30 participants each: components of more than thirty random effects.
set.seed(71); g <- expand.grid(month = c(3, 6), id = 1:240); g$arm <- as.integer(g$id <= 180); g$coach <- ifelse(g$arm == 1, paste0("c", (g$id - 1) %/% 30 + 1), "none")
g$base <- round(rnorm(240, 50, 10)[g$id], 1); g$stratum <- c("A", "B")[g$id %% 2 + 1]
g$y <- round(20 + .5 * g$base + 4 * g$arm + g$arm * c(rnorm(6, 0, 3), 0, 0)[(g$id - 1) %/% 30 + 1] + rnorm(240, 0, 5)[g$id] + rnorm(480, 0, ifelse(g$arm == 1, 6, 8)), 2)
g <- g[runif(480) < .9, c("id", "arm", "coach", "stratum", "base", "month", "y")]; wcsv(g, inp("large.csv"))
l <- rcsv(inp("large.csv")); l$stratum <- factor(l$stratum); l$month <- factor(l$month, levels = c(3, 6))
out$large_long <- report(pieces(l, y ~ base + arm * month + stratum, TRUE), c(9, 25, 36, 64))
wjson(list(model = "y ~ ..., random coach effect in the coaching arm only, residual variance by arm (and participant effect in *_long); REML",
  note = "icc: tau2 over all variance in the coaching arm, 95% profile restricted likelihood", fits = out))
