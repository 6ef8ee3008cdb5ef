# A lottery in two rounds whose chances of a place differ, and which differ in who applies and in the season: what pooling them does, and what the round as a factor does.
# Also common risk difference and ratio over strata by metafor, and the randomisation test within rounds. Writes simulation.csv, expected.json, test.csv and measured.csv.
# Made with R 4.2.2, sandwich, metafor 3.8-1, jsonlite.
suppressMessages({ library(sandwich); library(metafor); library(jsonlite) })
set.seed(20261125)
effect <- -0.6; trials <- 4000
# Round 1: 60 places among 140, round 2: 60 among 75. Those of round 2 are worse before, and everybody of it is 0.7 worse at the survey (a hard winter).
one <- function() {
  round <- rep(1:2, c(140, 75)); arm <- c(sample(rep(1:0, c(60, 80))), sample(rep(1:0, c(60, 15))))
  before <- rnorm(215, ifelse(round == 1, 5, 6), 1.5); y <- 1.5 + 0.6 * before + 0.7 * (round == 2) + effect * arm + rnorm(215, 0, 1.2)
  fit <- function(f) { m <- lm(f); e <- coef(m)[["arm"]]; s <- sqrt(vcovHC(m, "HC3")["arm", "arm"]); q <- qt(0.975, m$df.residual) * s; c(e, s, abs(e - effect) <= q) }
  c(fit(y ~ arm + before), fit(y ~ arm + before + factor(round))) }
r <- replicate(trials, one())
line <- function(name, k) data.frame(analysis = name, mean = mean(r[k, ]), bias = mean(r[k, ]) - effect, error_of_mean = sd(r[k, ]) / sqrt(trials), sd = sd(r[k, ]), mean_se = mean(r[k + 1, ]), coverage = mean(r[k + 2, ]))
write.csv(rbind(line("rounds pooled", 1), line("round as a factor", 4)), "simulation.csv", row.names = FALSE, quote = FALSE)

# a of n1 and c of n2 in each stratum; the last has one group alone.
t <- data.frame(a = c(21, 30, 4), n1 = c(58, 55, 9), c = c(35, 10, 0), n2 = c(75, 14, 0)); u <- t[t$n1 > 0 & t$n2 > 0, ]
rd <- rma.mh(ai = a, n1i = n1, ci = c, n2i = n2, data = u, measure = "RD"); rr <- rma.mh(ai = a, n1i = n1, ci = c, n2i = n2, data = u, measure = "RR")
m <- mantelhaen.test(array(unlist(lapply(seq_len(nrow(u)), function(i) c(u$a[i], u$c[i], u$n1[i] - u$a[i], u$n2[i] - u$c[i]))), c(2, 2, nrow(u))), correct = FALSE)
write_json(list(strata = t, rd = list(value = rd$beta[[1]], se = rd$se, lower = rd$ci.lb, upper = rd$ci.ub, p = rd$pval),
  rr = list(value = exp(rr$beta[[1]]), se = rr$se, lower = exp(rr$ci.lb), upper = exp(rr$ci.ub)), p = m$p.value), "expected.json", digits = NA, auto_unbox = TRUE, pretty = TRUE)

# The test within rounds, of the answers in programmes/lottery-two-rounds.csv: as many places as each round had among those of it who were measured.
d <- read.csv("../programmes/lottery-two-rounds.csv", check.names = FALSE); d <- data.frame(y = d[["pfi.burnout@month-3"]], before = d[["pfi.burnout@baseline"]], round = d$round, arm = d$arm); d <- d[complete.cases(d), ]
e <- residuals(lm(y ~ before + factor(round), d)); a <- d$arm == "place-now"; s <- sum(e[a])
within <- split(seq_along(e), d$round)
V <- sum(sapply(within, function(i) { n <- length(i); k <- sum(a[i]); k * (n - k) / n * var(e[i]) })); E <- sum(sapply(within, function(i) sum(a[i]) * mean(e[i])))
draws <- 200000; x <- replicate(draws, sum(sapply(within, function(i) sum(sample(e[i], sum(a[i]))))))
p <- (1 + sum(abs(x - E) >= abs(s - E) - 1e-9)) / (1 + draws)
write.csv(data.frame(statistic = sprintf("%.15g", s), variance = sprintf("%.15g", V), p = sprintf("%.15g", p), draws), "test.csv", row.names = FALSE, quote = FALSE)

# When few of the second round have answered: nobody (round 1 alone), one person (who is fitted exactly and adds nothing), those with a place alone (they help with the slope).
full <- read.csv("../programmes/lottery-two-rounds.csv", check.names = FALSE); full <- data.frame(y = full[["pfi.burnout@month-3"]], before = full[["pfi.burnout@baseline"]], round = factor(full$round), arm = as.numeric(full$arm == "place-now"))
fit <- function(name, x, f) { m <- lm(f, x); e <- coef(m)[["arm"]]; s <- sqrt(vcovHC(m, "HC3")["arm", "arm"]); q <- qt(0.975, m$df.residual) * s; data.frame(case = name, value = sprintf("%.15g", e), se = sprintf("%.15g", s), df = m$df.residual, lower = sprintf("%.15g", e - q), upper = sprintf("%.15g", e + q)) }
first <- full[full$round == 1, ]; places <- full[full$round == 1 | full$arm == 1, ]
write.csv(rbind(fit("nobody", first, y ~ arm + before), fit("one", first, y ~ arm + before), fit("places alone", places, y ~ arm + before + round)), "measured.csv", row.names = FALSE, quote = FALSE)
