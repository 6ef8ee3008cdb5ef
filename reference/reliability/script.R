# Reads ../psy_bfi_agree/data.csv, writes data.csv (a test and its retest, simulated) and expected.json.  Run:  cd <this folder> && Rscript script.R
source("../lib/common.R"); library(numDeriv)
# Six ICCs by direct algebra (as in ../lib/psy_lib.R, without the packages that it loads).
src <- readLines("../lib/psy_lib.R"); code <- src[grep("^icc_json", src):length(src)]; code <- code[1:(grep("^cfa_json", code) - 1)]
code <- sub("p <- psych::ICC\\(x, lmer = FALSE\\)\\$results", "NULL", code); code <- sub("psych_ICC_table = list\\(.*p\\$`?upper bound`?\\), |psych_ICC_table = .*\"upper bound\"\\]\\]\\), ", "", code)
eval(parse(text = code))
set.seed(12); t <- rnorm(40, 50, 10); d <- data.frame(test = round(t + rnorm(40, 0, 4), 1), retest = round(t + 1.5 + rnorm(40, 0, 4), 1)); write.csv(d, "data.csv", row.names = FALSE, quote = FALSE)
# Standard error of omega: numeric Hessian of the discrepancy at S = Sigma(theta), which is the expected information, and the delta method by numeric gradient.
x <- as.matrix(na.omit(read.csv("../psy_bfi_agree/data.csv"))); x[, 1] <- 7 - x[, 1]; n <- nrow(x); k <- ncol(x); S <- cov(x) * (n - 1) / n
Sig <- function(th) tcrossprod(th[1:k]) + diag(th[k + 1:k]); F <- function(th, S) { M <- Sig(th); c(determinant(M)$modulus) + sum(diag(solve(M, S))) }
o <- optim(c(rep(.7, k), diag(S) / 2), F, S = S, method = "BFGS", control = list(reltol = 1e-15, maxit = 5000)); for (i in 1:5) o$par <- o$par - solve(hessian(F, o$par, S = S), grad(F, o$par, S = S))
om <- function(th) sum(th[1:k])^2 / (sum(th[1:k])^2 + sum(th[k + 1:k])); H <- hessian(F, o$par, S = Sig(o$par)); g <- grad(om, o$par)
wjson(list(source = "test-retest simulated; omega on psych::bfi A1-A5", test_retest = icc_json(d), omega = list(omega = om(o$par), omega_vs_observed_variance = sum(o$par[1:k])^2 / sum(cov(x)), chisq = n * (F(o$par, S) - c(determinant(S)$modulus) - k), loadings = arr(o$par[1:k]), uniqueness = arr(o$par[k + 1:k]), se_expected_information = sqrt(c(g %*% solve(n / 2 * H, g))))))
