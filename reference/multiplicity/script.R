# Reads nothing, writes expected.json.  Run:  cd <this folder> && Rscript script.R
# Adjusted p-values of the graphical procedure as a closed test: for every intersection the weights by removing the others from the graph in index
# order (Bretz et al. 2009: the order does not matter), a weighted Bonferroni test of each, and for H the largest p over the intersections that hold it.
source("../lib/common.R")
drop1 <- function(w, G, i) { n <- length(w); w2 <- w; G2 <- G; for (l in 1:n) { w2[l] <- w[l] + w[i] * G[i, l]; for (k in 1:n) { den <- 1 - G[l, i] * G[i, l]; G2[l, k] <- if (l != k && den > 1e-15) (G[l, k] + G[l, i] * G[i, k]) / den else 0 } }; list(w = w2[-i], G = G2[-i, -i, drop = FALSE]) }
closed <- function(p, w, G) { n <- length(p); adj <- numeric(n); for (code in 1:(2^n - 1)) { J <- which(bitwAnd(code, 2^(0:(n - 1))) > 0); ww <- w; GG <- G; ids <- 1:n; for (o in setdiff(1:n, J)) { k <- match(o, ids); d <- drop1(ww, GG, k); ww <- d$w; GG <- d$G; ids <- ids[-k] }; pj <- min(1, min(ifelse(ww > 0, p[ids] / ww, Inf))); adj[J] <- pmax(adj[J], pj) }; adj }
graphs <- list(
  list(name = "Holm of four", w = rep(.25, 4), G = (1 - diag(4)) / 3),
  list(name = "fallback", w = c(.5, .3, .2), G = rbind(c(0, 1, 0), c(0, 0, 1), c(0, 0, 0))),
  list(name = "two primaries, each with a secondary behind it", w = c(.5, .5, 0, 0), G = rbind(c(0, .5, .5, 0), c(.5, 0, 0, .5), c(0, 1, 0, 0), c(1, 0, 0, 0))),
  list(name = "parallel gate: one of two primaries opens three secondaries", w = c(.6, .4, 0, 0, 0), G = rbind(c(0, 0, 1/3, 1/3, 1/3), c(0, 0, 1/3, 1/3, 1/3), c(0, 0, 0, .5, .5), c(0, 0, .5, 0, .5), c(0, 0, .5, .5, 0))))
set.seed(20); P <- function(n) round(c(runif(n)^3), 4)
wjson(list(source = "simulated p-values; closed test by brute force", graphs = lapply(graphs, function(g) list(name = g$name, weights = arr(g$w), transfer = list(data = unname(g$G)), draws = lapply(1:6, function(i) { p <- P(length(g$w)); list(p = arr(p), adjusted = arr(closed(p, g$w, g$G))) })))))
