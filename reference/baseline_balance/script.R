# Reads nothing, writes expected.json.  Run:  cd <this folder> && Rscript script.R
# Standardised differences by their definitions (Austin 2009; Yang and Dalton 2012), first minus second group.
source("../lib/common.R")
a <- c(41, 52, 38, 47, 55, 60, 33); b <- c(44, 39, 58, 62, 49, 51, 40, 45); p <- 12 / 40; q <- 21 / 45; f <- c(10, 20, 10) / 40; s <- c(15, 15, 15) / 45
S <- ((diag(f) - tcrossprod(f)) + (diag(s) - tcrossprod(s))) / 2; d <- (f - s)[-1]
wjson(list(source = "small numbers written in the script", first = arr(a), second = arr(b), numbers = (mean(a) - mean(b)) / sqrt((var(a) + var(b)) / 2), proportions = (p - q) / sqrt((p * (1 - p) + q * (1 - q)) / 2), categories = sqrt(c(d %*% solve(S[-1, -1], d)))))
