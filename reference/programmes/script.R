# Simulated answers for every protocol of the gallery and for two variants of them, and what their plans come to, by other programs:
# lm with sandwich::vcovHC (HC3), nlme::lme (a variance between groups in one arm, a residual variance for each), nlme::gls (unstructured), t.test, p.adjust.
# Writes NAME.csv (a row a participant) and NAME.expected.csv (id as results.json has it, value, se, df, lower, upper, p). Made with R 4.2, sandwich, nlme.
suppressMessages({ library(sandwich); library(nlme) })
set.seed(20261123)
scales <- c("pfi.burnout", "pfi.disengagement", "pfi.exhaustion", "pfi.fulfilment")

# Scores of a person lean on each other; an effect shifts those of an arm at a visit.
simulate <- function(name, arm, visits, effect = function(arm, visit) 0, lost = 0.1, extra = NULL, between = 0) {
  n <- length(arm); d <- data.frame(participant = sprintf("P%09d", seq_len(n)), arm = arm); if (!is.null(extra)) d <- cbind(d, extra)
  person <- rnorm(n); group <- if (is.null(d$group)) rep(0, n) else { u <- rnorm(length(unique(d$group)), sd = between); ifelse(d$group == "", 0, u[match(d$group, unique(d$group))]) }
  gone <- rep(FALSE, n)
  for (v in visits) { if (v != visits[1]) gone <- gone | runif(n) < lost
    for (s in scales) { sign <- if (s == "pfi.fulfilment") -1 else 1
      x <- 5 + sign * (1.2 * person + vapply(arm, function(a) effect(a, v), 0) + if (v == visits[1]) 0 else group) + rnorm(n, sd = 1.1)
      x <- round(pmin(10, pmax(0, x)), 2); if (v != visits[1]) x[gone | runif(n) < 0.03] <- NA; d[[paste(s, v, sep = "@")]] <- x } }
  write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE, na = ""); d }

out <- NULL
put <- function(id, value, se = NA, df = NA, lower = NA, upper = NA, p = NA) out <<- rbind(out, data.frame(id, value, se, df, lower, upper, p))
put_t <- function(id, value, se, df) put(id, value, se, df, value - qt(0.975, df) * se, value + qt(0.975, df) * se, 2 * pt(-abs(value / se), df))
finish <- function(name) { x <- out; for (c in names(x)[-1]) x[[c]] <- ifelse(is.na(out[[c]]), "", sprintf("%.15g", out[[c]])); write.csv(x, paste0(name, ".expected.csv"), row.names = FALSE, quote = FALSE); out <<- NULL }

two <- function(d, t, c, o, before, v, factors = character()) { k <- d[d$arm %in% c(t, c), ]; x <- data.frame(y = k[[paste(o, v, sep = "@")]], baseline = k[[paste(o, before, sep = "@")]], arm = factor(k$arm, c(c, t)))
  for (f in factors) x[[f]] <- factor(k[[f]], unique(c("low", "high", "missing")[c("low", "high", "missing") %in% k[[f]]])); x$group <- k$group; x$coach <- k$coach; x }
hc3 <- function(x, factors = character()) { f <- lm(reformulate(c("arm", "baseline", factors), "y"), x); list(value = coef(f)[[2]], se = sqrt(vcovHC(f, "HC3")[2, 2]), df = f$df.residual) }
ancova <- function(d, t, c, before, visits, prefix = "", factors = character()) for (o in scales) for (v in visits) { e <- hc3(two(d, t, c, o, before, v, factors), factors); put_t(paste0(prefix, o, ".", v, ".difference"), e$value, e$se, e$df) }
p_at <- function(d, t, c, before, v, factors = character()) { e <- hc3(two(d, t, c, "pfi.burnout", before, v, factors), factors); 2 * pt(-abs(e$value / e$se), e$df) }
blocks <- function(arms, n) unlist(lapply(seq_len(n / length(arms)), function(i) sample(arms)))
helps <- function(arms, visits, by) function(a, v) if (a %in% arms && v %in% visits) by else 0

# The published design: two arms, one visit compared.
d <- simulate("peer-coaching-6x3", blocks(c("immediate", "delayed"), 120), c("baseline", "month-3", "month-6"), helps("immediate", "month-3", -0.8))
ancova(d, "immediate", "delayed", "baseline", "month-3"); finish("peer-coaching-6x3")

# Strata of burnout before the draw as a covariate. The level of whoever left it out is "missing".
x <- rep(c("low", "high"), length.out = 120); x[c(7, 50, 93)] <- "missing"
d <- simulate("strata", blocks(c("immediate", "delayed"), 120), c("baseline", "month-3", "month-6"), helps("immediate", "month-3", -0.8), extra = data.frame(strain = x))
ancova(d, "immediate", "delayed", "baseline", "month-3", factors = "strain"); finish("strata")

# Three arms, three comparisons, Holm.
g <- blocks(c("alone", "group", "waiting"), 180); f <- rep("", 180); f[g == "group"] <- paste("group", rep(1:20, each = 3))
three <- data.frame(group = f, coach = ifelse(g == "alone", paste("coach", seq_along(g) %% 9 + 1), ""))
both <- function(a, v) if (v == "month-4") c(alone = -0.9, group = -0.5, waiting = 0)[[a]] else 0
d <- simulate("coaching-three-arms", g, c("baseline", "month-4", "month-8"), both, extra = three, between = 0.9)
ancova(d, "alone", "waiting", "baseline", "month-4"); ancova(d, "group", "waiting", "baseline", "month-4", "contrast.group.waiting."); ancova(d, "group", "alone", "baseline", "month-4", "contrast.group.alone.")
p <- p.adjust(c(p_at(d, "alone", "waiting", "baseline", "month-4"), p_at(d, "group", "waiting", "baseline", "month-4"), p_at(d, "group", "alone", "baseline", "month-4")), "holm")
for (i in 1:3) put(paste0("multiplicity.contrast.", c("main", "group.waiting", "group.alone")[i]), p[i]); finish("coaching-three-arms")

# The same trial when the plan is a partially nested model: those of the group arm share a group.
nested <- function(d, t, c, before, visits, prefix = "") for (o in scales) for (v in visits) { x <- two(d, t, c, o, before, v); x <- x[complete.cases(x[c("y", "baseline")]), ]
  x$treated <- as.numeric(x$arm == t); x$cluster <- ifelse(x$treated == 1 & x$group != "", x$group, ifelse(x$treated == 1 & x$coach != "", x$coach, paste("alone", seq_len(nrow(x)))))
  f <- lme(y ~ arm + baseline, x, random = ~ 0 + treated | cluster, weights = varIdent(form = ~ 1 | arm), control = lmeControl(opt = "optim", maxIter = 500, msMaxIter = 1000, tolerance = 1e-12, msTol = 1e-12, reltol = 1e-14))
  s <- as.numeric(VarCorr(f)["treated", "Variance"]); e <- (sigma(f) * c(1, coef(f$modelStruct$varStruct, unconstrained = FALSE)))^2; names(e)[1] <- setdiff(levels(x$arm), names(e))
  put(paste0(prefix, o, ".", v, ".difference"), fixef(f)[[2]], sqrt(vcov(f)[2, 2])); put(paste0(prefix, o, ".", v, ".correlation"), s / (s + e[[t]])) }
nested(d, "group", "waiting", "baseline", "month-4"); finish("partially-nested")

# A lottery: 60 places among those who applied, twice.
d <- simulate("lottery-for-places", c(sample(rep(c("place-now", "next-round"), c(60, 25))), sample(rep(c("place-now", "next-round"), c(60, 15)))), c("baseline", "month-3", "month-6"), helps("place-now", "month-3", -0.7))
ancova(d, "place-now", "next-round", "baseline", "month-3"); finish("lottery-for-places")

# A second draw at six months: compared at nine, with the score of six months as the one before.
d <- simulate("booster-at-month-6", c(blocks(c("booster-now", "booster-later"), 110), rep("", 10)), c("baseline", "month-3", "month-6", "month-9", "month-12"), helps("booster-now", "month-9", -0.5), lost = 0.05)
ancova(d, "booster-now", "booster-later", "month-6", "month-9"); finish("booster-at-month-6")

# Trainees: all visits in one model with an unstructured covariance. Degrees of freedom of Kenward and Roger are in reference/mmrm_orthodont; here estimate alone.
d <- simulate("trainee-coaching", blocks(c("this-year", "next-year"), 140), c("baseline", "month-6", "year-1"), helps("this-year", c("month-6", "year-1"), -0.6))
for (o in scales) { l <- do.call(rbind, lapply(c("month-6", "year-1"), function(v) data.frame(id = d$participant, arm = factor(d$arm, c("next-year", "this-year")), baseline = d[[paste0(o, "@baseline")]], y = d[[paste(o, v, sep = "@")]], visit = factor(v, c("month-6", "year-1")))))
  l <- l[complete.cases(l), ]; l <- l[order(l$id, l$visit), ]
  f <- gls(y ~ arm * visit + baseline * visit, l, correlation = corSymm(form = ~ as.integer(visit) | id), weights = varIdent(form = ~ 1 | visit), control = glsControl(tolerance = 1e-12, msTol = 1e-14, maxIter = 500, msMaxIter = 1000)); b <- coef(f)
  put(paste0(o, ".month-6.difference"), b[["armthis-year"]]); put(paste0(o, ".year-1.difference"), b[["armthis-year"]] + b[["armthis-year:visityear-1"]]) }
finish("trainee-coaching")

# Nothing drawn: the change since before.
d <- simulate("open-programme", rep("coached", 90), c("baseline", "month-3", "month-6"), helps("coached", c("month-3", "month-6"), -0.7))
for (o in scales) for (v in c("month-3", "month-6")) { a <- d[[paste0(o, "@baseline")]]; b <- d[[paste(o, v, sep = "@")]]; t <- t.test(b, a, paired = TRUE); id <- paste(o, v, "coached", sep = ".")
  put(paste0(id, ".change.mean"), t$estimate[[1]], lower = t$conf.int[1], upper = t$conf.int[2]); x <- t.test(b); put(paste0(id, ".mean"), x$estimate[[1]], lower = x$conf.int[1], upper = x$conf.int[2]) }
finish("open-programme")

# A lottery in two rounds: 60 places among 140, then 60 among 75; those of the second are worse before, and worse at the surveys. Rounds pooled beside it, to be told apart.
r <- rep(1:2, c(140, 75)); a <- c(sample(rep(c("place-now", "next-round"), c(60, 80))), sample(rep(c("place-now", "next-round"), c(60, 15))))
d <- simulate("lottery-two-rounds", a, c("baseline", "month-3", "month-6"), helps("place-now", "month-3", -0.7), extra = data.frame(round = r))
for (s in scales) for (v in c("baseline", "month-3", "month-6")) { c <- paste(s, v, sep = "@"); d[[c]] <- pmin(10, pmax(0, d[[c]] + ifelse(r == 2, (if (s == "pfi.fulfilment") -1 else 1) * if (v == "baseline") 0.6 else 1.3, 0))) }
write.csv(d, "lottery-two-rounds.csv", row.names = FALSE, quote = FALSE, na = "")
for (o in scales) { x <- two(d, "place-now", "next-round", o, "baseline", "month-3"); x$round <- factor(d$round); e <- hc3(x, "round"); put_t(paste0(o, ".month-3.difference"), e$value, e$se, e$df); e <- hc3(x); put_t(paste0(o, ".month-3.pooled"), e$value, e$se, e$df) }
finish("lottery-two-rounds")

# Minimised lists (one factor, range, best arm with 0.8, equal shares), of two arms and of three, in the order of the draws.
minimise <- function(level, arms) { out <- character(length(level)); for (i in seq_along(level)) { n <- vapply(arms, function(a) sum(out == a & level == level[i]), 0)
  range_of <- vapply(seq_along(arms), function(a) { m <- n; m[a] <- m[a] + 1; diff(range(m)) }, 0); best <- which(range_of == min(range_of)); p <- best[sample.int(length(best), 1)]
  rest <- setdiff(seq_along(arms), p); out[i] <- arms[if (runif(1) < 0.8) p else rest[sample.int(length(rest), 1)]] }; out }
x <- sample(c("low", "high"), 100, TRUE); d <- simulate("minimised", minimise(x, c("immediate", "delayed")), c("baseline", "month-3", "month-6"), helps("immediate", "month-3", -0.5), extra = data.frame(strain = x))
ancova(d, "immediate", "delayed", "baseline", "month-3", factors = "strain"); finish("minimised")
x <- sample(c("low", "high"), 120, TRUE); g <- minimise(x, c("alone", "group", "waiting"))
d <- simulate("minimised-three-arms", g, c("baseline", "month-4", "month-8"), both, extra = data.frame(strain = x))
ancova(d, "alone", "waiting", "baseline", "month-4", factors = "strain"); ancova(d, "group", "waiting", "baseline", "month-4", "contrast.group.waiting.", "strain"); ancova(d, "group", "alone", "baseline", "month-4", "contrast.group.alone.", "strain")
finish("minimised-three-arms")
