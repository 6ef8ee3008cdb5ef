# Mixed model for repeated measures by REML, with Kenward-Roger. Base R only. Sourced by reproduce.R.
# Likelihood and its gradient by patterns of visits, Fisher scoring with step halving until the score vanishes.

covariance <- function(type, J) {
  lag <- abs(outer(1:J, 1:J, "-")); off <- lag > 0
  lt <- which(lower.tri(diag(J), TRUE), arr.ind = TRUE)
  heterogeneous <- function(R, dR, start) list(
    S = function(p) outer(p[1:J], p[1:J]) * R(p[-(1:J)]),
    D = function(p) { s <- p[1:J]; C <- R(p[-(1:J)])
      c(lapply(1:J, function(k) { E <- matrix(0, J, J); E[k, ] <- s * C[k, ]; E + t(E) }), lapply(dR(p[-(1:J)]), function(d) outer(s, s) * d)) },
    start = function(S) c(sqrt(diag(S)), start))
  homogeneous <- function(R, dR, start) list(
    S = function(p) p[1] * R(p[-1]), D = function(p) c(list(R(p[-1])), lapply(dR(p[-1]), function(d) p[1] * d)), start = function(S) c(mean(diag(S)), start))
  cs <- list(function(r) r + (1 - r) * diag(J), function(r) list(off * 1), 0.5)
  ar <- list(function(r) { C <- r^lag; diag(C) <- 1; C }, function(r) list(lag * r^pmax(lag - 1, 0)), 0.5)
  toep <- list(function(r) matrix(c(1, r)[lag + 1], J), function(r) lapply(seq_len(J - 1), function(k) (lag == k) * 1), 0.5^seq_len(J - 1))
  switch(type,
    "unstructured" = list(
      S = function(p) { M <- matrix(0, J, J); M[lt] <- p; M[lt[, 2:1]] <- p; M },
      D = function(p) lapply(seq_len(nrow(lt)), function(k) { M <- matrix(0, J, J); M[lt[k, 1], lt[k, 2]] <- M[lt[k, 2], lt[k, 1]] <- 1; M }),
      start = function(S) S[lt]),
    "compound-symmetry" = do.call(homogeneous, cs), "heterogeneous-compound-symmetry" = do.call(heterogeneous, cs),
    "autoregressive" = do.call(homogeneous, ar), "heterogeneous-autoregressive" = do.call(heterogeneous, ar),
    "toeplitz" = do.call(homogeneous, toep), "heterogeneous-toeplitz" = do.call(heterogeneous, toep),
    stop("This script has no covariance structure ", type))
}

fit_repeated <- function(formula, d, subject, visit, type) {
  d <- d[order(d[[subject]], as.integer(d[[visit]])), ]
  X <- model.matrix(formula, d); y <- model.response(model.frame(formula, d)); v <- as.integer(d[[visit]])
  # Columns that others already say are left out, as lm does.
  q <- qr(X); X <- X[, sort(q$pivot[seq_len(q$rank)]), drop = FALSE]
  J <- nlevels(d[[visit]]); cv <- covariance(type, J); p <- ncol(X); n <- length(y)
  rows <- split(seq_len(n), factor(d[[subject]], unique(d[[subject]])))
  pattern <- split(rows, vapply(rows, function(i) paste(v[i], collapse = "."), ""))

  # Everything at one covariance: REML criterion, score, expected information, and what Kenward-Roger needs.
  at <- function(par) {
    S <- cv$S(par); D <- cv$D(par); K <- length(D)
    A <- matrix(0, p, p); b <- numeric(p); logdet <- 0
    for (q in pattern) { u <- v[q[[1]]]; ch <- tryCatch(chol(S[u, u, drop = FALSE]), error = function(e) NULL); if (is.null(ch)) return(NULL)
      W <- chol2inv(ch); logdet <- logdet + 2 * length(q) * sum(log(diag(ch)))
      for (i in q) { XW <- crossprod(X[i, , drop = FALSE], W); A <- A + XW %*% X[i, , drop = FALSE]; b <- b + XW %*% y[i] } }
    Phi <- chol2inv(chol(A)); beta <- drop(Phi %*% b); r <- y - drop(X %*% beta)
    P <- lapply(1:K, function(a) matrix(0, p, p)); Q <- lapply(1:K, function(a) P); tr <- matrix(0, K, K); g <- numeric(K); rss <- 0
    for (q in pattern) { u <- v[q[[1]]]; W <- solve(S[u, u, drop = FALSE]); Du <- lapply(D, function(M) M[u, u, drop = FALSE]); WD <- lapply(Du, function(M) W %*% M)
      for (a in 1:K) { g[a] <- g[a] + length(q) * sum(diag(WD[[a]])); for (c in 1:K) tr[a, c] <- tr[a, c] + length(q) * sum(WD[[a]] * t(WD[[c]])) }
      for (i in q) { e <- W %*% r[i]; rss <- rss + sum(r[i] * e); WX <- W %*% X[i, , drop = FALSE]
        for (a in 1:K) { DWX <- Du[[a]] %*% WX; g[a] <- g[a] - sum(e * (Du[[a]] %*% e)); P[[a]] <- P[[a]] - crossprod(WX, DWX)
          for (c in 1:K) Q[[a]][[c]] <- Q[[a]][[c]] + crossprod(DWX, W %*% Du[[c]] %*% WX) } } }
    g <- g + vapply(P, function(M) sum(Phi * M), 0)
    info <- outer(1:K, 1:K, Vectorize(function(a, c) 0.5 * (tr[a, c] - 2 * sum(Phi * t(Q[[a]][[c]])) + sum((Phi %*% P[[a]]) * t(Phi %*% P[[c]])))))
    list(value = logdet + rss + as.numeric(determinant(A)$modulus) + (n - p) * log(2 * pi), g = g, info = info, beta = setNames(beta, colnames(X)), Phi = Phi, P = P, Q = Q, S = S)
  }
  r0 <- lm.fit(X, y)$residuals; s <- sqrt(tapply(r0^2, v, mean)); par <- cv$start(outer(s, s) * (0.5 + 0.5 * diag(J))); e <- at(par)
  for (iteration in 1:200) {
    step <- solve(e$info, e$g) / 2; f <- 1
    repeat { e2 <- at(par - f * step); if ((!is.null(e2) && e2$value <= e$value + 1e-9) || f < 1e-8) break; f <- f / 2 }
    par <- par - f * step; e <- e2
    if (max(abs(step) / pmax(abs(par), 1e-8)) < 1e-11) break
  }
  numeric_information <- function() { K <- length(par); H <- matrix(0, K, K)
    for (k in 1:K) { h <- 1e-4 * max(abs(par[k]), 1e-2); o <- replace(numeric(K), k, h); H[k, ] <- (at(par + o)$g - at(par - o)$g) / (2 * h) }
    (H + t(H)) / 4 }
  c(e, list(par = par, observed = numeric_information, residual = n - p, X = X))
}

# Estimate, adjusted standard error and degrees of freedom of contrasts; L has one row a contrast.
kenward_roger <- function(fit, L, information) {
  K <- length(fit$P); Phi <- fit$Phi; W <- solve(information); M <- matrix(0, nrow(Phi), nrow(Phi))
  for (a in 1:K) for (c in 1:K) M <- M + W[a, c] * (fit$Q[[a]][[c]] - fit$P[[a]] %*% Phi %*% fit$P[[c]])
  adjusted <- Phi + 2 * Phi %*% M %*% Phi; adjusted <- (adjusted + t(adjusted)) / 2
  L <- rbind(L); q <- nrow(L); Theta <- t(L) %*% solve(L %*% Phi %*% t(L)) %*% L
  U <- lapply(fit$P, function(Pa) Theta %*% Phi %*% Pa %*% Phi); A1 <- A2 <- 0
  for (a in 1:K) for (c in 1:K) { A1 <- A1 + W[a, c] * sum(diag(U[[a]])) * sum(diag(U[[c]])); A2 <- A2 + W[a, c] * sum(U[[a]] * t(U[[c]])) }
  if (q == 1) { est <- drop(L %*% fit$beta); se <- sqrt(drop(L %*% adjusted %*% t(L))); return(list(value = est, se = se, df = 2 / A2)) }
  B <- (A1 + 6 * A2) / (2 * q); g <- ((q + 1) * A1 - (q + 4) * A2) / ((q + 2) * A2); d <- 3 * q + 2 * (1 - g)
  E <- 1 / (1 - A2 / q); V <- 2 / q * (1 + g / d * B) / ((1 - (q - g) / d * B)^2 * (1 - (q + 2 - g) / d * B))
  rho <- V / (2 * E^2); m <- 4 + (q + 2) / (q * rho - 1); lambda <- m / (E * (m - 2)); est <- L %*% fit$beta
  list(value = lambda * drop(t(est) %*% solve(L %*% adjusted %*% t(L)) %*% est) / q, numerator = q, df = m)
}

# Satterthwaite: model-based standard error, degrees of freedom from the observed information of the covariance parameters.
satterthwaite <- function(fit, L, information) {
  one <- function(l) { g <- vapply(fit$P, function(Pa) -drop(l %*% fit$Phi %*% Pa %*% fit$Phi %*% l), 0); v <- drop(l %*% fit$Phi %*% l); 2 * v^2 / drop(g %*% solve(information) %*% g) }
  L <- rbind(L); if (nrow(L) == 1) return(list(value = drop(L %*% fit$beta), se = sqrt(drop(L %*% fit$Phi %*% t(L))), df = one(L[1, ])))
  e <- eigen(L %*% fit$Phi %*% t(L)); R <- t(e$vectors) %*% L; q <- nrow(L); nu <- apply(R, 1, one); E <- sum(nu[nu > 2] / (nu[nu > 2] - 2))
  list(value = sum(drop(R %*% fit$beta)^2 / e$values) / q, numerator = q, df = if (max(abs(nu - nu[1])) < 1e-8) nu[1] else 2 * E / (E - q))
}

# Partially nested model by REML: a variance between groups in one arm, a residual variance for each arm; Satterthwaite from the observed information.
# Newton from Fisher scoring until the score vanishes. A participant without a group is a group of one. Fails when the variance between groups is zero.
partially_nested <- function(formula, d, group, treated, effect) {
  X <- model.matrix(formula, d); y <- model.response(model.frame(formula, d)); co <- d$arm == treated; n <- nrow(X); group <- ifelse(group == "", paste0("alone ", seq_len(n)), group)
  Z <- model.matrix(~ 0 + factor(ifelse(co, group, "none"))); V <- list(tcrossprod(Z) * outer(co, co), diag(as.numeric(co)), diag(as.numeric(!co)))
  state <- function(phi) { W <- chol2inv(chol(Reduce(`+`, Map(`*`, phi, V)))); XtW <- crossprod(X, W); C <- chol2inv(chol(XtW %*% X)); P <- W - crossprod(XtW, C %*% XtW); Py <- P %*% y
    PV <- lapply(V, function(v) P %*% v); VPy <- lapply(V, function(v) v %*% Py); E <- H <- matrix(0, 3, 3); g <- vapply(1:3, function(i) sum(diag(PV[[i]])) - sum(Py * VPy[[i]]), 0)
    for (i in 1:3) for (j in 1:3) { E[i, j] <- sum(PV[[i]] * t(PV[[j]])); H[i, j] <- -E[i, j] + 2 * sum(VPy[[i]] * (P %*% VPy[[j]])) }
    list(C = C, XtW = XtW, b = drop(C %*% (XtW %*% y)), g = g, H = H, E = E) }
  v <- var(residuals(lm(formula, d))); phi <- c(0.1, 0.9, 1) * v
  for (k in 1:200) { s <- state(phi); step <- solve(if (k < 15) s$E else s$H, s$g); f <- 1; while (any(phi - f * step <= 0)) f <- f / 2; phi <- phi - f * step; if (max(abs(s$g)) * v < 1e-11) break }
  s <- state(phi); stopifnot(max(abs(s$g)) * v < 1e-7); j <- match(effect, colnames(X)); CX <- s$C %*% s$XtW; dC <- vapply(V, function(M) (CX %*% M %*% t(CX))[j, j], 0)
  # Correlation within a group of the treated arm, with the limits where twice the restricted log-likelihood, the other variances at their best, has fallen by chi-square.
  twice <- function(phi) { R <- chol(Reduce(`+`, Map(`*`, phi, V))); W <- chol2inv(R); A <- crossprod(X, W %*% X); r <- y - X %*% solve(A, crossprod(X, W %*% y)); 2 * sum(log(diag(R))) + c(determinant(A)$modulus) + sum(r * (W %*% r)) }
  rho <- phi[1] / (phi[1] + phi[2]); best <- twice(phi); away <- function(r) optim(log(c(phi[1] + phi[2], phi[3])), function(t) tryCatch(twice(c(r * exp(t[1]), (1 - r) * exp(t[1]), exp(t[2]))), error = function(e) 1e10), method = "BFGS", control = list(reltol = 1e-14))$value - best - qchisq(level, 1)
  list(value = s$b[[j]], se = sqrt(s$C[j, j]), df = 2 * s$C[j, j]^2 / sum(dC * (2 * solve(s$H) %*% dC)), correlation = rho,
    limits = c(if (away(0) <= 0) 0 else uniroot(away, c(0, rho), tol = 1e-10)$root, uniroot(away, c(rho, 1 - 1e-6), tol = 1e-10)$root)) }
