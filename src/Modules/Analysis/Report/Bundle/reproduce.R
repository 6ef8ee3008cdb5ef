# Repeats every estimate of results.json from the frozen data. Base R only (made with R 4.2).
# Run in the folder of the bundle: Rscript reproduce.R
# Writes estimates.csv (id, value, se, df, lower, upper, p) and says how far it lies from expected.csv, the numbers of results.json.
source("repeated.R"); options(contrasts = c("contr.treatment", "contr.poly"))
plan <- read.csv("analysis.csv", colClasses = "character"); one <- function(part, code) plan$value[plan$part == part & plan$code == code]
all_of <- function(part) plan$code[plan$part == part]; has <- function(part) any(plan$part == part)
level <- as.numeric(one("plan", "level")); z <- 0.5 + level / 2; treated <- one("arm", "treated"); control <- one("arm", "control"); key <- one("plan", "key-visit")
compares <- one("plan", "method") != "paired-change"; nested <- one("plan", "method") == "partially-nested"; others <- all_of("other-arm"); primary <- one("plan", "primary-outcome"); visits <- all_of("visit"); follow <- all_of("follow-up"); covariates <- all_of("covariate"); lower_is_better <- one("outcome", primary) == "lower"

# One row a participant; a column a variable and visit.
long <- read.csv("frozen.csv", colClasses = "character"); arms <- read.csv("arms.csv", colClasses = "character")
d <- data.frame(id = arms$subject, arm = factor(arms$arm, c(if (compares) control, treated, others)), dose = as.numeric(arms$dose), sessions = as.numeric(arms$sessions), cluster = arms$cluster); if (any(arms$block != "")) d$block <- arms$block; d <- d[!is.na(d$arm), ]
get <- function(v, x) { r <- long[long$visit == v & long$variable == x, ]; t <- r$value[match(d$id, r$subject)]; t[!is.na(t) & t == ""] <- NA; t }
before <- "baseline"; if (one("plan", "baseline") != "") before <- one("plan", "baseline")
column <- function(c) make.names(paste0("c.", c))
for (c in covariates) d[[column(c)]] <- if (one("covariate", c) == "number") as.numeric(get(before, c)) else factor(get(before, c), plan$value[plan$part == "level" & plan$code == c])
known <- if (length(covariates)) column(covariates) else character(); by_visit <- if (has("by-visit")) column(all_of("by-visit")) else character(); all_arms <- d
# The two arms of a contrast (or the one of a programme without any), and everybody in them.
choose <- function(t, c) { treated <<- t; control <<- c; effect <<- paste0("arm", t); levels_of <<- c(t, if (compares) c); d <<- all_arms[all_arms$arm %in% levels_of, ]; d$arm <<- factor(d$arm, rev(levels_of)); for (k in known) if (is.factor(d[[k]])) d[[k]] <<- droplevels(d[[k]]) }
choose(treated, control)
score <- function(o, v) as.numeric(get(v, o))

out <- list(); key_of <- function(...) paste(..., sep = ".")
put <- function(id, value, se = NA, df = NA, lower = NA, upper = NA, p = NA) out[[length(out) + 1]] <<- data.frame(id, value, se, df, lower, upper, p)
put_t <- function(id, e) put(id, e$value, e$se, e$df, e$value - qt(z, e$df) * e$se, e$value + qt(z, e$df) * e$se, 2 * pt(-abs(e$value / e$se), e$df))

# ---- descriptions -----------------------------------------------------------------------------------------------------------
describe <- function(id, x) { x <- x[!is.na(x)]; n <- length(x); put(key_of(id, "n"), n); if (n < 2) return(invisible())
  m <- mean(x); s <- sd(x); h <- qt(z, n - 1) * s / sqrt(n); put(key_of(id, "mean"), m, lower = m - h, upper = m + h)
  put(key_of(id, "sd"), s, lower = sqrt((n - 1) * s^2 / qchisq(z, n - 1)), upper = sqrt((n - 1) * s^2 / qchisq(1 - z, n - 1))) }
change <- function(id, a, b) { k <- !is.na(a) & !is.na(b); a <- a[k]; b <- b[k]; n <- length(a); if (n < 2) return(invisible())
  x <- b - a; h <- qt(z, n - 1) * sd(x) / sqrt(n); put(key_of(id, "change.mean"), mean(x), lower = mean(x) - h, upper = mean(x) + h)
  if (mean(a) > 0 && mean(b) > 0) { r <- mean(b) / mean(a); w <- sqrt(sum((b / mean(b) - a / mean(a))^2) / (n - 1) / n) * qt(z, n - 1)
    put(key_of(id, "change.percent"), 100 * (r - 1), lower = 100 * (r * exp(-w) - 1), upper = 100 * (r * exp(w) - 1)) } }
smd <- function(x, g) { m <- tapply(x, g, mean, na.rm = TRUE); s <- tapply(x, g, var, na.rm = TRUE); unname((m[treated] - m[control]) / sqrt((s[treated] + s[control]) / 2)) }

# ---- models -----------------------------------------------------------------------------------------------------------------
# A row with leverage one is fitted exactly and adds nothing.
hc3 <- function(f, name) { X <- model.matrix(f)[, !is.na(coef(f))]; h <- hatvalues(f); u <- ifelse(h > 1 - 1e-10, 0, residuals(f) / (1 - h)); B <- chol2inv(chol(crossprod(X))); V <- B %*% crossprod(X * u) %*% B; dimnames(V) <- list(colnames(X), colnames(X))
  list(fit = f, V = V, value = coef(f)[[name]], se = sqrt(V[name, name]), df = f$df.residual) }
# A factor of which one level is left says nothing.
known_in <- function(x, y = "y") { x <- x[complete.cases(x[c(y, "baseline", known)]), ]; known[vapply(known, function(c) !is.factor(x[[c]]) || nlevels(droplevels(x[[c]])) > 1, TRUE)] }
ancova <- function(data, extra = character()) lm(reformulate(c("arm", "baseline", known_in(data), extra), "y"), data)
frame <- function(o, v) transform(d, y = score(o, v), baseline = score(o, before))
df_method <- if (has("plan") && length(one("plan", "degrees-of-freedom"))) one("plan", "degrees-of-freedom") else "kenward-roger"
repeated <- function(o, data_of, structure) {
  x <- do.call(rbind, lapply(visits, function(v) cbind(data_of(o, v), visit = v))); x$visit <- factor(x$visit, visits); x$id <- as.character(x$id)
  x <- x[complete.cases(x[c("y", "baseline", "arm", known)]), ]
  fit <- fit_repeated(reformulate(c("arm*visit", "baseline*visit", k <- known_in(x), if (length(b <- intersect(by_visit, k))) paste0(b, ":visit")), "y"), x, "id", "visit", structure); fit$data <- x; fit$known <- k; fit$crossed <- b
  fit$information <- if (df_method == "kenward-roger") fit$info else fit$observed()
  fit$test <- function(L) if (df_method == "satterthwaite") satterthwaite(fit, L, fit$information) else kenward_roger(fit, L, fit$information)
  fit }
arm_row <- function(fit, v) { l <- setNames(numeric(length(fit$beta)), names(fit$beta)); l[effect] <- 1; if (v != visits[1]) l[paste0(effect, ":visit", v)] <- 1; l }
# Least-squares mean: numbers at their mean over the rows used, categories averaged with equal weights.
mean_row <- function(fit, a, v) { g <- fit$data[1, ]; g <- g[rep(1, 1), ]; g$arm <- factor(a, levels(d$arm)); g$visit <- factor(v, visits); g$baseline <- mean(fit$data$baseline)
  for (c in fit$known) if (is.numeric(d[[c]])) g[[c]] <- mean(fit$data[[c]])
  factors <- fit$known[vapply(fit$known, function(c) is.factor(d[[c]]), TRUE)]; grid <- if (length(factors)) expand.grid(lapply(d[factors], levels)) else data.frame(one = 1)
  rows <- g[rep(1, nrow(grid)), ]; for (c in factors) rows[[c]] <- factor(grid[[c]], levels(d[[c]]))
  colMeans(model.matrix(reformulate(c("arm*visit", "baseline*visit", fit$known, if (length(fit$crossed)) paste0(fit$crossed, ":visit"))), rows)[, names(fit$beta), drop = FALSE]) }

# ---- baseline, visits, differences --------------------------------------------------------------------------------------------
in_set <- function(code) { rule <- one("set", code); measured <- rowSums(!is.na(sapply(visits, function(v) score(primary, v)))) > 0
  at_least <- as.numeric(one("set-treated-at-least", code)); at_most <- as.numeric(one("set-control-at-most", code))
  if (rule == "measured-after-baseline") measured else if (rule == "by-dose") ifelse(d$arm == treated, if (length(at_least)) d$dose %in% d$dose[which(d$dose >= at_least)] else TRUE, if (length(at_most)) d$dose %in% d$dose[which(d$dose <= at_most)] else TRUE) else rep(TRUE, nrow(d)) }
baseline_of <- function(who) {
  for (o in all_of("outcome")) for (a in who) describe(key_of("baseline", o, a), score(o, before)[d$arm == a])
  for (c in covariates) { x <- d[[column(c)]]; if (is.numeric(x)) for (a in who) describe(key_of("baseline", c, a), x[d$arm == a]) else { l <- levels(all_arms[[column(c)]])
    for (l in if (length(l) == 2) l[2] else l) for (a in who) put(key_of(paste0("baseline.", c, "=", l), a, "count"), sum(x[d$arm == a] == l, na.rm = TRUE)) } } }
visits_of <- function(o, who) for (v in c(visits, follow)) for (a in who) { describe(key_of(o, v, a), score(o, v)[d$arm == a]); change(key_of(o, v, a), score(o, before)[d$arm == a], score(o, v)[d$arm == a])
  if (v %in% follow) { last <- tail(c(tail(visits, 1), follow[seq_len(match(v, follow) - 1)]), 1); x <- (score(o, v) - score(o, last))[d$arm == a]; x <- x[!is.na(x)]; n <- length(x)
    if (n > 1) put(key_of(o, v, a, paste0("change-since-", last), "mean"), mean(x), lower = mean(x) - qt(z, n - 1) * sd(x) / sqrt(n), upper = mean(x) + qt(z, n - 1) * sd(x) / sqrt(n)) } }
baseline_of(levels_of)
if (compares) { for (o in all_of("outcome")) put(key_of("baseline", o, "standardised-difference"), smd(score(o, before), d$arm))
  for (c in covariates) { x <- d[[column(c)]]; if (is.numeric(x)) put(key_of("baseline", c, "standardised-difference"), smd(x, d$arm)) else { l <- levels(all_arms[[column(c)]])
    for (l in if (length(l) == 2) l[2] else l) { q <- tapply(x == l, d$arm, mean, na.rm = TRUE); w <- mean(q * (1 - q)); if (w > 0) put(key_of(paste0("baseline.", c, "=", l), "standardised-difference"), (q[[treated]] - q[[control]]) / sqrt(w)) } } }
  put("randomised", nrow(all_arms)); for (a in c(levels_of, others)) put(key_of("randomised", a), sum(all_arms$arm == a)) } else put("participants", nrow(all_arms))
if (length(by_visit)) for (l in levels(all_arms[[by_visit]])) for (a in levels_of) { i <- d[[by_visit]] == l & d$arm == a; put(key_of("round", l, a), sum(i)); put(key_of("round", l, a, "measured"), sum(i & !is.na(score(primary, key)))) }
if (has("delivery")) for (a in levels_of) describe(key_of("delivery.sessions-held", a), d$sessions[d$arm == a])
everyone <- d; sets <- all_of("set"); if (length(sets)) d <- d[in_set(sets[1]), ]
p_of <- list(); deviation <- function(b) if (!compares) sd(b, na.rm = TRUE) else { v <- tapply(b, d$arm, var, na.rm = TRUE); n <- tapply(!is.na(b), d$arm, sum); sqrt(sum(v * (n - 1)) / sum(n - 1)) }
nested_fit <- function(k) { use <- complete.cases(k[c("y", "baseline", known)]); partially_nested(reformulate(c("arm", "baseline", known_in(k)), "y"), k[use, ], k$cluster[use], treated, effect) }
# Every difference of one contrast; p of those that count is returned by visit and outcome.
differences <- function(prefix, structure_of) { found <- list(); id_of <- function(...) paste0(prefix, key_of(...))
  for (o in all_of("outcome")) { s <- deviation(score(o, before)); structure <- structure_of(o)
    fit <- if (one("plan", "method") == "mmrm" && length(structure) && structure != "") repeated(o, frame, structure)
    for (v in visits) {
      if (one("plan", "method") == "mmrm" && is.null(fit)) next
      e <- if (!is.null(fit)) fit$test(arm_row(fit, v)) else if (!nested) hc3(ancova(frame(o, v)), effect) else tryCatch(nested_fit(frame(o, v)), error = function(e) NULL)
      if (is.null(e)) { cat(id_of(o, v), ": the variance between groups is zero, or the model could not be fitted\n"); next }
      put_t(id_of(o, v, "difference"), e); h <- qt(z, e$df) * e$se; put(id_of(o, v, "standardised-difference"), e$value / s, lower = (e$value - h) / s, upper = (e$value + h) / s)
      if (nested) put(id_of(o, v, "correlation"), e$correlation, lower = e$limits[1], upper = e$limits[2])
      found[[if (o == primary) v else paste(o, v, sep = "@")]] <- 2 * pt(-abs(e$value / e$se), e$df)
      if (!is.null(fit) && prefix == "") for (a in levels_of) { m <- fit$test(mean_row(fit, a, v)); h <- qt(z, m$df) * m$se; put(key_of(o, v, a, "adjusted-mean"), m$value, m$se, m$df, m$value - h, m$value + h) } }
    if (!is.null(fit) && prefix == "") { L <- t(sapply(visits, function(v) arm_row(fit, v))); I <- L[-1, , drop = FALSE] - L[rep(1, nrow(L) - 1), , drop = FALSE]
      joint <- function(id, L) { e <- fit$test(L); p <- if (is.null(e$se)) pf(e$value, e$numerator, e$df, lower.tail = FALSE) else 2 * pt(-abs(e$value / e$se), e$df); put(id, if (is.null(e$se)) e$value else (e$value / e$se)^2, df = e$df, p = p) }
      joint(key_of(o, "joint.arm"), L); joint(key_of(o, "joint.arm-by-visit"), I) } }
  found }
for (o in all_of("outcome")) visits_of(o, levels_of)
if (compares) p_of <- differences("", function(o) one("structure", o))

# ---- multiplicity ---------------------------------------------------------------------------------------------------------------
if (has("family")) { families <- split(plan$value[plan$part == "family"], plan$code[plan$part == "family"]); method <- one("plan", "multiplicity")
  gate <- 0; for (f in families) { p <- vapply(f, function(t) if (is.null(p_of[[t]])) 1 else p_of[[t]], 0)
    q <- switch(method, gates = pmax(gate, p.adjust(p, "holm")), "in-order" = cummax(p), hochberg = p.adjust(p, "hochberg"), hommel = p.adjust(p, "hommel"), "benjamini-hochberg" = p.adjust(p, "BH"), p.adjust(p, "holm"))
    gate <- max(gate, q); for (i in seq_along(f)) put(key_of("multiplicity", f[i]), q[[i]]) } }

# ---- at the key visit -----------------------------------------------------------------------------------------------------------
wilson <- function(x, n) { w <- qnorm(z)^2; (x + w / 2 + c(-1, 1) * qnorm(z) * sqrt(x * (n - x) / n + w / 4)) / (n + w) }
rubin <- function(e) { m <- length(e); q <- sapply(e, `[[`, "value"); U <- mean(sapply(e, `[[`, "se")^2); B <- var(q); T <- U + (1 + 1 / m) * B; l <- (1 + 1 / m) * B / T; v <- min(sapply(e, `[[`, "df"))
  obs <- (v + 1) / (v + 3) * v * (1 - l); list(value = mean(q), se = sqrt(T), df = 1 / (1 / ((m - 1) / l^2) + 1 / obs), share = l, error = sqrt(B / m)) }
# A list by minimisation drawn anew: everybody in the order of the draws; the arm that balances best is preferred, chance decides whether it is taken (with unequal shares as Han 2009 has it).
draw_anew <- function(levels, arms, weights, measure, best) { k <- length(arms); counts <- lapply(levels, function(f) matrix(0, max(f), k)); ratio <- as.numeric(arms); R <- sum(ratio); pick <- function(i) if (length(i) == 1) i else sample(i, 1, prob = ratio[i]); out <- integer(nrow(levels))
  cost <- function(n, a) { if (measure == "marginal-total") return(n[a] / ratio[a]); n[a] <- n[a] + 1; n <- n / ratio; if (measure == "range") max(n) - min(n) else var(n) }
  for (i in seq_along(out)) { s <- vapply(1:k, function(a) sum(vapply(seq_along(levels), function(f) weights[f] * cost(counts[[f]][levels[i, f], ], a), 0)), 0); p <- pick(which(s <= min(s) + 1e-9))
    a <- if (runif(1) < 1 - (R - ratio[p]) / (R - min(ratio)) * (1 - best)) p else pick(setdiff(1:k, p)); out[i] <- a; for (f in seq_along(levels)) counts[[f]][levels[i, f], a] <- counts[[f]][levels[i, f], a] + 1 }
  names(arms)[out] }
# The lists are drawn once for all comparisons; residuals are of everybody measured in any arm.
redrawn <- NULL
redraw <- function() { if (!is.null(redrawn)) return(invisible()); kept <- d; d <<- all_arms; x <- frame(primary, key); d <<- kept; x <- x[complete.cases(x[c("y", "baseline", known)]), ]; r <- residuals(lm(reformulate(c("baseline", known_in(x)), "y"), x))
  order <- read.csv("draws.csv", colClasses = "character", check.names = FALSE); order_of <<- order$subject; score_of <<- setNames(r[match(order$subject, x$id)], order$subject); part <- function(p) { v <- as.numeric(plan$value[plan$part == p]); names(v) <- plan$code[plan$part == p]; v }
  weights <- part("minimisation-factor"); levels <- as.data.frame(lapply(order[names(weights)], function(l) as.integer(factor(l)))); set.seed(1); draws <- min(2000, as.integer(plan$value[plan$part == "replicates"]))
  redrawn <<- replicate(draws, draw_anew(levels, part("minimisation-arm"), weights, all_of("minimisation-best"), part("minimisation-best"))); cat(sprintf("randomisation test: %d lists drawn anew here; p and variance agree within the error of drawing\n", draws)) }
# Miettinen and Nurminen's score intervals, by the constrained maximum of the likelihood at each value.
score_difference <- function(x1, n1, x2, n2) { f <- function(t) { q <- optimize(function(q) -(dbinom(x1, n1, pmin(1, pmax(0, q + t)), TRUE) + dbinom(x2, n2, q, TRUE)), c(max(0, -t), min(1, 1 - t)), tol = 1e-12)$minimum
    ((x1 / n1 - x2 / n2 - t) / sqrt(((q + t) * (1 - q - t) / n1 + q * (1 - q) / n2) * (n1 + n2) / (n1 + n2 - 1)))^2 - qnorm(z)^2 }; p <- x1 / n1 - x2 / n2
  c(uniroot(f, c(-1 + 1e-9, p - 1e-9), tol = 1e-12)$root, uniroot(f, c(p + 1e-9, 1 - 1e-9), tol = 1e-12)$root) }
score_ratio <- function(x1, n1, x2, n2) { f <- function(l) { t <- exp(l); a <- (n1 + n2) * t; b <- -(n1 * t + x1 + n2 + x2 * t); q <- (-b - sqrt(b^2 - 4 * a * (x1 + x2))) / (2 * a)
    ((x1 / n1 - t * x2 / n2) / sqrt((t * q * (1 - t * q) / n1 + t^2 * q * (1 - q) / n2) * (n1 + n2) / (n1 + n2 - 1)))^2 - qnorm(z)^2 }; p <- log(x1 / n1 / (x2 / n2))
  exp(c(uniroot(f, c(p - 10, p), tol = 1e-12)$root, uniroot(f, c(p, p + 10), tol = 1e-12)$root)) }

# Beside one comparison: another model, imputation, the randomisation test, shares. The main one has no code.
beside <- function(code, structure) { k <- frame(primary, key); id <- if (code == "") key_of(primary, key) else key_of(code, primary, key)
  if (nested) put_t(key_of(id, "sensitivity.independent"), hc3(ancova(k), effect))
  if (has("visit-alone")) put_t(key_of(id, "sensitivity.visit-alone"), hc3(ancova(k), effect)) else if (length(structure) && structure != "") put_t(key_of(id, "sensitivity.repeated-measures"), { f <- repeated(primary, frame, structure); f$test(arm_row(f, key)) })
  if (file.exists("imputed.csv")) { drawn <- read.csv("imputed.csv", colClasses = c("character", "character", "integer", "character", "numeric")); drawn <- drawn[drawn$contrast == code, ]; complete_before <- complete.cases(k[c("baseline", known)])
    completed <- function(assumption, delta = c(0, 0)) lapply(split(drawn[drawn$assumption == assumption, ], drawn$imputation[drawn$assumption == assumption]), function(r) { x <- k[complete_before, ]; i <- match(r$subject, x$id)
      x$y[i] <- r$value + delta[ifelse(x$arm[i] == treated, 1, 2)]; x })
    pooled <- function(data) rubin(lapply(data, function(x) hc3(ancova(x), effect)))
    for (a in unique(drawn$assumption)) { e <- pooled(completed(a)); put_t(key_of(id, "sensitivity", a), e); put(key_of(id, "sensitivity", a, "share-of-variance"), e$share); put(key_of(id, "sensitivity", a, "monte-carlo-error"), e$error) }
    shifts <- if (code == "") as.numeric(all_of("delta")); sign <- if (lower_is_better) 1 else -1
    for (t in shifts) for (c in shifts) { e <- pooled(completed("at-random", sign * c(t, c))); put(key_of(id, "tipping", t, c), e$value, p = 2 * pt(-abs(e$value / e$se), e$df)) }
    if (length(shifts)) { f <- function(t) { e <- pooled(completed("at-random", sign * c(t, 0))); 2 * pt(-abs(e$value / e$se), e$df) - (1 - level) }; s <- sapply(shifts, f); i <- which(diff(s <= 0) != 0)
      if (length(i)) put(key_of(id, "tipping-point"), uniroot(f, shifts[i[1] + 0:1], tol = 1e-10)$root) } }
  if (has("replicates") && file.exists("draws.csv")) { redraw();
    # Of two arms the sum of the treated arm's residuals; of more the difference of the two arms' means, for a list drawn anew holds other people in them.
    statistic <- function(t, c) if (length(others)) mean(score_of[t], na.rm = TRUE) - mean(score_of[c], na.rm = TRUE) else sum(score_of[t], na.rm = TRUE)
    s <- statistic(k$id[k$arm == treated], k$id[k$arm == control]); t <- apply(redrawn, 2, function(a) statistic(order_of[a == treated], order_of[a == control])); E <- mean(t)
    put(key_of(id, "randomisation-test"), (1 + sum(abs(t - E) >= abs(s - E) - 1e-9)) / (1 + ncol(redrawn))); put(key_of(id, "randomisation-test.statistic"), s)
  } else if (has("replicates")) { x <- k[complete.cases(k[c("y", "baseline", known)]), ]; r <- residuals(lm(reformulate(c("baseline", known_in(x)), "y"), x)); g <- if (is.null(x$block)) rep("all", nrow(x)) else x$block
    # The draws are R's own; p agrees within the error of both. Expectation and variance over all allocations are exact.
    keep <- ave(as.integer(x$arm == treated), g, FUN = function(a) length(unique(a))) > 1; r <- r[keep]; a <- (x$arm == treated)[keep]; g <- g[keep]
    E <- sum(tapply(seq_along(r), g, function(i) sum(a[i]) * mean(r[i]))); V <- sum(tapply(seq_along(r), g, function(i) { n <- length(i); m <- sum(a[i]); m * (n - m) / n * var(r[i]) })); s <- sum(r[a])
    set.seed(1); draws <- as.integer(plan$value[plan$part == "replicates"]); t <- replicate(draws, sum(r[ave(a, g, FUN = function(i) i[sample.int(length(i))]) == 1]))
    put(key_of(id, "randomisation-test"), (1 + sum(abs(t - E) >= abs(s - E) - 1e-9)) / (1 + draws)); put(key_of(id, "randomisation-test.statistic"), s); put(key_of(id, "randomisation-test.variance"), V) }
  if (has("responder")) { cut <- as.numeric(plan$value[plan$part == "responder"]); y <- k$y[!is.na(k$y)]; a <- k$arm[!is.na(k$y)]; e <- if (all_of("responder") == "at-least") y >= cut else y <= cut
    x <- tapply(e, a, sum); n <- tapply(e, a, length); x1 <- x[[treated]]; n1 <- n[[treated]]; x2 <- x[[control]]; n2 <- n[[control]]
    for (g in levels_of) { w <- wilson(x[[g]], n[[g]]); put(key_of(id, "responder", g), x[[g]] / n[[g]], lower = w[1], upper = w[2]) }
    # Within the rounds of a lottery: Mantel and Haenszel, variances of Sato and of Greenland and Robins.
    if (length(by_visit) && nlevels(droplevels(k[[by_visit]][!is.na(k$y)])) > 1) { q <- table(k[[by_visit]][!is.na(k$y)], a, e); q <- q[rowSums(q[, control, , drop = FALSE]) > 0 & rowSums(q[, treated, , drop = FALSE]) > 0, , , drop = FALSE]
      A <- q[, treated, "TRUE"]; C <- q[, control, "TRUE"]; N1 <- A + q[, treated, "FALSE"]; N2 <- C + q[, control, "FALSE"]; N <- N1 + N2; W <- sum(N1 * N2 / N); b <- sum((A * N2 - C * N1) / N) / W
      s <- sqrt(b * sum((N1^2 * C - N2^2 * A + N1 * N2 * (N2 - N1) / 2) / N^2) + sum((A * (N2 - C) + C * (N1 - A)) / (2 * N))) / W; M <- A + C
      put(key_of(id, "responder.difference"), b, lower = b - qnorm(z) * s, upper = b + qnorm(z) * s, p = pchisq(sum(A - N1 * M / N)^2 / sum(N1 * N2 * M * (N - M) / (N^2 * (N - 1))), 1, lower.tail = FALSE))
      R <- sum(A * N2 / N); S <- sum(C * N1 / N); if (R > 0 && S > 0) { s <- sqrt(sum((N1 * N2 * M - A * C * N) / N^2) / (R * S)); put(key_of(id, "responder.ratio"), R / S, lower = R / S * exp(-qnorm(z) * s), upper = R / S * exp(qnorm(z) * s)) }
    } else { w <- score_difference(x1, n1, x2, n2); put(key_of(id, "responder.difference"), x1 / n1 - x2 / n2, lower = w[1], upper = w[2], p = fisher.test(cbind(c(x1, n1 - x1), c(x2, n2 - x2)))$p.value)
    if (x1 > 0 && x2 > 0) { w <- score_ratio(x1, n1, x2, n2); put(key_of(id, "responder.ratio"), x1 / n1 / (x2 / n2), lower = w[1], upper = w[2]) } } } }
k <- frame(primary, key); id <- key_of(primary, key)
if (compares) beside("", plan$value[plan$part == "other-structure"])
worse_by <- deviation(k$baseline) / 2
worse_of <- function(who) { k <- frame(primary, key); x <- (k$y - k$baseline) * if (lower_is_better) 1 else -1
  for (a in who) { y <- x[k$arm == a]; y <- y[!is.na(y)]; if (length(y)) { n <- sum(y >= worse_by); w <- wilson(n, length(y)); put(key_of(id, a, "worse"), n / length(y), lower = if (n == 0) 0 else w[1], upper = if (n == length(y)) 1 else w[2]) } } }
if (all(table(k$arm[!is.na(k$y - k$baseline)]) > 0)) worse_of(levels_of)
for (c in all_of("subgroup")) { n <- column(c); k_all <- k; k <- k[!k[[n]] %in% one("unknown-level", c), ]; k[[n]] <- droplevels(k[[n]]); f <- lm(reformulate(c("arm", "baseline", setdiff(known, n), n, paste0("arm:", n)), "y"), k); h <- hc3(f, effect); b <- coef(f)
  L <- t(sapply(levels(k[[n]]), function(l) { w <- setNames(numeric(length(b)), names(b)); w[effect] <- 1; if (l != levels(k[[n]])[1]) w[paste0(effect, ":", n, l)] <- 1; w }))
  for (l in rownames(L)) put_t(key_of(id, "subgroup", c, l), list(value = sum(L[l, ] * b), se = sqrt(drop(L[l, ] %*% h$V %*% L[l, ])), df = f$df.residual))
  I <- L[-1, , drop = FALSE] - L[rep(1, nrow(L) - 1), , drop = FALSE]; F <- drop(t(I %*% b) %*% solve(I %*% h$V %*% t(I)) %*% (I %*% b)) / nrow(I); put(key_of(id, "subgroup", c, "interaction"), F, df = f$df.residual, p = pf(F, nrow(I), f$df.residual, lower.tail = FALSE)) ; k <- k_all }
if (has("dose")) { for (a in levels_of) describe(key_of("dose", a), d$dose[d$arm == a]); x <- k[complete.cases(k[c("y", "dose", "baseline", known)]), ]
  first <- hc3(lm(reformulate(c("arm", "baseline", known_in(x)), "dose"), x), effect); itt <- hc3(ancova(x), effect); b <- itt$value / first$value
  x$y <- x$y - b * x$dose; rest <- hc3(ancova(x), effect); e <- list(value = b, se = rest$se / abs(first$value), df = itt$df); full <- as.numeric(one("dose", "full"))
  put_t(key_of(id, "dose.per-unit"), e); put_t(key_of(id, "dose.full-course"), list(value = full * e$value, se = full * e$se, df = e$df)); put(key_of(id, "dose.first-stage-F"), (first$value / first$se)^2) }
if (has("clusters")) tryCatch({ e <- nested_fit(k)
  put_t(key_of(id, "sensitivity.clusters"), e); put(key_of(id, "sensitivity.clusters.correlation"), e$correlation, lower = e$limits[1], upper = e$limits[2]) }, error = function(e) cat("coaches: the variance between them is zero, or the model could not be fitted\n"))
if (file.exists("distress.csv")) { r <- read.csv("distress.csv"); for (i in seq_len(nrow(r))) if (!is.na(r$met[i])) put(key_of("harms.distress", r$rule[i]), r$met[i]) }
for (s in sets[-1]) { d <- everyone[{ d <- everyone; in_set(s) }, ]
  e <- if (one("plan", "method") == "mmrm") { f <- repeated(primary, frame, plan$value[plan$part == "set-structure" & plan$code == s]); f$test(arm_row(f, key)) } else if (nested) nested_fit(frame(primary, key)) else hc3(ancova(frame(primary, key)), effect); put_t(paste0(id, ".sensitivity.set-", s), e) }

# ---- the other arms and contrasts of the plan -----------------------------------------------------------------------------------
outside_of <- function(who) for (g in all_of("outside")) for (a in who) { n <- sum(all_arms$arm == a); x <- sum(all_arms$id[all_arms$arm == a] %in% events$subject[events$kind == g]); w <- wilson(x, n)
  put(key_of("outside", g, a), x / n, lower = if (x == 0) 0 else w[1], upper = if (x == n) 1 else w[2]) }
if (file.exists("outside.csv")) { events <- read.csv("outside.csv", colClasses = "character"); outside_of(c(levels_of, others)) }
main <- c(treated, control)
for (a in others) { choose(a, main[2]); baseline_of(a); for (o in all_of("outcome")) visits_of(o, a); if (has("delivery")) describe(key_of("delivery.sessions-held", a), d$sessions[d$arm == a]); worse_of(a) }
if (has("contrast")) { pairs <- plan[plan$part == "contrast", ]; p <- c(contrast.main = p_of[[key]])
  for (i in seq_len(nrow(pairs))) { choose(pairs$code[i], pairs$value[i]); name <- key_of("contrast", treated, control); if (length(sets)) d <- d[in_set(sets[1]), ]
    p[name] <- differences(paste0(name, "."), function(o) one("contrast-structure", key_of(name, o)))[[key]]
    beside(name, one("contrast-other-structure", name)) }
  if (has("contrast-multiplicity")) { q <- if (all_of("contrast-multiplicity") == "in-order") cummax(p) else p.adjust(p, "holm"); for (n in names(p)) put(key_of("multiplicity", n), q[[n]]) } }

# ---- compare --------------------------------------------------------------------------------------------------------------------
estimates <- do.call(rbind, out); text <- estimates; for (c in names(text)[-1]) text[[c]] <- ifelse(is.na(estimates[[c]]), "", sprintf("%.15g", estimates[[c]]))
write.csv(text, "estimates.csv", row.names = FALSE, quote = FALSE)
expected <- read.csv("expected.csv"); both <- merge(estimates, expected, by = "id", suffixes = c("", ".x")); far <- 0
for (c in c("value", "se", "df", "lower", "upper", "p")) { a <- both[[c]]; b <- both[[paste0(c, ".x")]]; r <- abs(a - b) / pmax(abs(b), 1e-3); r[grepl("randomisation-test$", both$id)] <- NA
  if (any(!is.na(r))) { i <- which.max(r); far <- max(far, r[i]); cat(sprintf("%-6s %4d compared, largest relative difference %.1e (%s)\n", c, sum(!is.na(r)), r[i], both$id[i])) } }
cat(sprintf("%d of %d estimates repeated; not repeated: %s\n", nrow(both), nrow(expected), paste(setdiff(expected$id, both$id), collapse = " ")))
if (far > 1e-4) quit(status = 1)
