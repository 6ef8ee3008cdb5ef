# Reads data.csv and data_empty_cell.csv in this folder, writes expected.json.  Run:  cd <this folder> && Rscript script.R
# data.csv: a three-arm trial with two visits, simulated here with a fixed seed when the file is absent.
source("../lib/common.R")
suppressPackageStartupMessages({ library(emmeans); library(sandwich); library(geepack) })
if (!file.exists("data.csv")) {
  set.seed(20261123); n <- 60; w <- data.frame(id = 1:n, arm = sample(rep(c("usual", "coach", "group"), c(24, 21, 15))), site = sample(c("N", "S", "W"), n, TRUE, c(.5, .3, .2)), base = round(rnorm(n, 50, 9), 1)); u <- rnorm(n, 0, 5)
  l <- do.call(rbind, lapply(c(3, 6), function(m) data.frame(w, month = m, y = round(20 + .6 * w$base + u + c(usual = 0, coach = 4, group = 2)[w$arm] * m / 6 + c(N = 0, S = -2, W = 1)[w$site] + rnorm(n, 0, 5), 1)))); l <- l[order(l$id, l$month), ]; l$y[sample(nrow(l), 11)] <- NA
  write.csv(l, "data.csv", row.names = FALSE, quote = FALSE); e <- l[!is.na(l$y) & !(l$arm == "group" & l$site == "W"), ]; write.csv(e, "data_empty_cell.csv", row.names = FALSE, quote = FALSE)
}
d <- rcsv(); d <- d[!is.na(d$y), ]; prep <- function(d) { d$arm <- factor(d$arm, levels = c("usual", "coach", "group")); d$month <- factor(d$month, levels = c(3, 6)); d$site <- factor(d$site); d }; d <- prep(d)
m <- lm(y ~ base + arm * month + site, d)
# Wald tests by direct n x n algebra: CR2 with identity working covariance, approximate Hotelling T-squared (Pustejovsky and Tipton 2018, section 3.2).
isq <- function(A) { e <- eigen(A, symmetric = TRUE); e$vectors %*% (ifelse(e$values > 1e-10, 1 / sqrt(e$values), 0) * t(e$vectors)) }
htz <- function(m, cl, L) { X <- model.matrix(m); B <- solve(crossprod(X)); H <- X %*% B %*% t(X); N <- nrow(X); I <- diag(N); e <- resid(m); idx <- split(seq_len(N), cl); q <- nrow(L)
  A <- lapply(idx, function(i) isq((I - H)[i, i, drop = FALSE])); V <- B %*% Reduce(`+`, Map(function(i, a) { s <- crossprod(X[i, , drop = FALSE], a %*% e[i]); s %*% t(s) }, idx, A)) %*% B
  G <- Map(function(i, a) (I - H)[, i, drop = FALSE] %*% a %*% X[i, , drop = FALSE] %*% B %*% t(L), idx, A); Om <- Reduce(`+`, lapply(G, crossprod)); R <- isq(Om); P <- lapply(G, function(g) g %*% R)
  s <- 0; for (a in P) for (b in P) { M <- crossprod(a, b); s <- s + sum(diag(M))^2 + sum(M * t(M)) }  # sum over s,t of (p_s'p_s)(p_t'p_t) + (p_s'p_t)(p_t'p_s)
  eta <- q * (q + 1) / s; b <- L %*% coef(m); Q <- drop(t(b) %*% solve(L %*% V %*% t(L), b)); F <- (eta - q + 1) / (eta * q) * Q; list(F = F, df1 = q, df2 = eta - q + 1, p = pf(F, q, eta - q + 1, lower.tail = FALSE)) }
sel <- function(n) { L <- matrix(0, length(n), length(coef(m))); for (k in seq_along(n)) L[k, match(n[k], names(coef(m)))] <- 1; L }
wald <- function(V, n, df) { L <- sel(n); b <- L %*% coef(m); F <- drop(t(b) %*% solve(L %*% V %*% t(L), b)) / nrow(L); list(F = F, df1 = nrow(L), df2 = df, p = pf(F, nrow(L), df, lower.tail = FALSE)) }
two <- c("armcoach", "armgroup"); int <- c("armcoach:month6", "armgroup:month6"); four <- c(two, int)
V3 <- vcovHC(m, "HC3"); em <- emmeans(m, ~ arm | month); em3 <- emmeans(m, ~ arm | month, vcov. = V3, df = m$df.residual)
tight <- function(e, n) { s <- as.data.frame(summary(e)); k <- 3; s$p.value <- ptukey(abs(s$t.ratio) * sqrt(2), k, s$df, lower.tail = FALSE); s }
prop <- emmeans(m, ~ arm, weights = "proportional"); x <- emmeans(m, ~ arm | month, at = list(base = 40))
e <- prep(rcsv(inp("data_empty_cell.csv"))); me <- lm(y ~ base + arm * site + month, e); ee <- as.data.frame(emmeans(me, ~ arm | site))
# GEE: estimates of geepack; Mancl and DeRouen (2001) covariance by direct algebra with its working covariance.
gee <- function(cs) { g <- geeglm(y ~ base + arm * month + site, id = id, data = d, corstr = cs, family = gaussian, control = geese.control(epsilon = 1e-12, maxit = 200)); X <- model.matrix(y ~ base + arm * month + site, d); b <- coef(g); r <- d$y - drop(X %*% b); phi <- mean(r^2); al <- if (cs == "independence") 0 else unname(g$geese$alpha)
  Vi <- lapply(split(seq_len(nrow(d)), d$id), function(i) { k <- length(i); phi * (if (cs == "ar1") al^abs(outer(1:k, 1:k, "-")) else { M <- matrix(al, k, k); diag(M) <- 1; M }) }); idx <- split(seq_len(nrow(d)), d$id)
  B <- solve(Reduce(`+`, Map(function(i, V) crossprod(X[i, , drop = FALSE], solve(V, X[i, , drop = FALSE])), idx, Vi))); md <- Reduce(`+`, Map(function(i, V) { x <- X[i, , drop = FALSE]; h <- x %*% B %*% t(x) %*% solve(V); s <- t(x) %*% solve(V, solve(diag(length(i)) - h, r[i])); s %*% t(s) }, idx, Vi)); V <- B %*% md %*% B
  n <- names(b); list(coef = b, alpha = al, phi = phi, robust_se = setNames(summary(g)$coefficients[, 2], n), naive_se = setNames(sqrt(diag(g$geese$vbeta.naiv)), n), mancl_derouen_se = setNames(sqrt(diag(V)), n)) }
wjson(list(source = "simulated three-arm trial, two visits, some missing; script.R holds the seed", model = "y ~ base + arm * month + site; arm levels usual, coach, group; month 3, 6; site N, S, W",
  coef = coef(m), means_by_month = emm_json(em), means_by_month_HC3 = emm_json(em3), differences_by_month = emm_json(contrast(em, "revpairwise", adjust = "none")), differences_by_month_HC3 = emm_json(contrast(em3, "revpairwise", adjust = "none")),
  differences_bonferroni = emm_json(contrast(em, "revpairwise", adjust = "bonferroni")), differences_holm = emm_json(contrast(em, "revpairwise", adjust = "holm")), differences_tukey = emm_json(contrast(em, "revpairwise", adjust = "tukey")),
  means_proportional = emm_json(prop), means_at_base_40 = emm_json(x),
  F_classical = list(arm = wald(vcov(m), two, m$df.residual), interaction = wald(vcov(m), int, m$df.residual), all_four = wald(vcov(m), four, m$df.residual)), F_HC3 = list(arm = wald(V3, two, m$df.residual), all_four = wald(V3, four, m$df.residual)),
  F_CR2_HTZ = list(arm = htz(m, d$id, sel(two)), interaction = htz(m, d$id, sel(int)), all_four = htz(m, d$id, sel(four)), single = htz(m, d$id, sel("armcoach"))),
  empty_cell = list(model = "y ~ base + arm * site + month without any row of arm group at site W", coef = coef(me), arm = as.character(ee$arm), site = as.character(ee$site), emmean = ee$emmean, SE = ee$SE),
  gee = list(independence = gee("independence"), exchangeable = gee("exchangeable"), ar1 = gee("ar1"))))
