# Reads data_long.csv of wl_101 (copied here as data.csv), writes expected.json.  Run:  cd <this folder> && Rscript script.R
# Covariance by arm and first-order ante-dependence: the solver of mmrm_lib.R (analytic gradient, Newton) with more structures. A covariance by arm is a
# block-diagonal covariance over arm x visit, so it needs nothing but another Sigma.
source("../lib/common.R"); source("../lib/mmrm_lib.R")
base_cov <- cov_fun
blocks <- function(type, J) { a <- base_cov(type, J); z <- matrix(0, J, J); put <- function(M, g) { B <- matrix(0, 2 * J, 2 * J); k <- (g - 1) * J + 1:J; B[k, k] <- M; B }
  list(np = 2 * a$np, names = c(paste0("arm0_", a$names), paste0("arm1_", a$names)),
    S = function(p) put(a$S(p[1:a$np]), 1) + put(a$S(p[-(1:a$np)]), 2),
    D = function(p) c(lapply(a$D(p[1:a$np]), put, 1), lapply(a$D(p[-(1:a$np)]), put, 2)),
    from = function(S) c(a$from(S[1:J, 1:J]), a$from(S[J + 1:J, J + 1:J]))) }
ante <- function(J, het) { ns <- if (het) J else 1
  R <- function(r) { M <- diag(J); for (s in 1:J) for (t in 1:J) if (s != t) M[s, t] <- prod(r[min(s, t):(max(s, t) - 1)]); M }
  dR <- function(r, k) { M <- matrix(0, J, J); for (s in 1:J) for (t in 1:J) if (s != t) { q <- min(s, t):(max(s, t) - 1); if (k %in% q) M[s, t] <- prod(r[setdiff(q, k)]) }; M }
  sdv <- function(p) if (het) p[1:J] else rep(sqrt(p[1]), J)
  list(np = ns + J - 1, names = c(if (het) sprintf("sd_%d", 1:J) else "variance", sprintf("rho_%d", seq_len(J - 1))),
    S = function(p) R(p[-(1:ns)]) * outer(sdv(p), sdv(p)),
    D = function(p) { r <- p[-(1:ns)]; sd <- sdv(p); c(if (het) lapply(1:J, function(k) { E <- matrix(0, J, J); E[k, ] <- E[k, ] + sd * R(r)[k, ]; E[, k] <- E[, k] + sd * R(r)[, k]; E }) else list(R(r)),
      lapply(seq_len(J - 1), function(k) dR(r, k) * outer(sd, sd))) },
    from = function(S) c(if (het) sqrt(diag(S)) else mean(diag(S)), cov2cor(S)[cbind(2:J, 1:(J - 1))])) }
cov_fun <- function(type, J) if (grepl("^grouped_", type)) blocks(sub("grouped_", "", type), J / 2) else switch(type, ad = ante(J, FALSE), adh = ante(J, TRUE), base_cov(type, J))
d <- rcsv(); d <- d[!is.na(d$y), ]; d$stratum <- factor(d$stratum); d$month <- factor(d$month, levels = c(0, 3, 6)); d$cell <- factor(paste0(d$arm, "_", d$month), levels = c("0_0", "0_3", "0_6", "1_0", "1_3", "1_6"))
d <- d[order(d$id, d$month), ]
f <- y ~ arm * month + stratum
one <- function(type, visit) { o <- mmrm_oracle(f, d, "id", visit, type, TRUE); m <- mmrm_oracle(f, d, "id", visit, type, FALSE, start = unname(o$par)); b <- o$beta; nb <- names(b)
  L <- function(n) setNames(as.numeric(nb == n), nb); K <- lapply(c(expected = "expected", observed = "observed"), function(i) kr_prep(o, f, d, "id", visit, i))
  J <- diag(length(nb))[nb %in% c("arm:month3", "arm:month6"), ]
  list(structure = type, n_obs = o$n, n_subjects = o$nsub, fixef = b, se = setNames(sqrt(diag(o$vcov)), nb), Sigma = `dimnames<-`(o$Sigma, list(o$levels, o$levels)), cov_par = o$par, reml_logLik = o$logLik, max_abs_gradient = max(abs(o$grad)),
    satterthwaite_df = setNames(vapply(nb, function(n) satt_df(o, L(n)), 0), nb), ML = list(logLik = m$logLik, fixef = m$beta, se = setNames(sqrt(diag(m$vcov)), nb)),
    F_satterthwaite = as.list(satt_F(o, J)),
    kr = lapply(K, function(k) list(se = setNames(sqrt(diag(k$PhiA)), nb), df = setNames(vapply(nb, function(n) kr_test(k, L(n))$ddf, 0), nb), F = kr_test(k, J)[c("F", "ndf", "ddf")]))) }
fits <- c(setNames(lapply(c("grouped_un", "grouped_csh", "grouped_cs", "grouped_toeph"), one, "cell"), c("grouped_un", "grouped_csh", "grouped_cs", "grouped_toeph")), list(ad = one("ad", "month"), adh = one("adh", "month")))
# Independent check: with every coefficient by arm, the grouped fit is two separate fits.
fa <- y ~ month + stratum; sep <- lapply(0:1, function(a) { e <- d[d$arm == a, ]; o <- mmrm_oracle(fa, e, "id", "month", "un", TRUE); list(logLik = o$logLik, fixef = o$beta, se = setNames(sqrt(diag(o$vcov)), names(o$beta)), Sigma = `dimnames<-`(o$Sigma, list(o$levels, o$levels))) })
sat <- mmrm_oracle(y ~ arm * (month + stratum), d, "id", "cell", "grouped_un", TRUE)
wjson(list(source = "wl_101 (simulated wait-list trial)", model = "y ~ arm * month + stratum, months 0, 3, 6; grouped_* = a covariance for each arm; ad, adh = first-order ante-dependence (one variance, a variance each)", fits = fits,
  separate = list(model = "y ~ month + stratum in each arm alone, un", arm0 = sep[[1]], arm1 = sep[[2]], together_reml_logLik = sat$logLik, difference_of_logLik = sat$logLik - sep[[1]]$logLik - sep[[2]]$logLik)))
