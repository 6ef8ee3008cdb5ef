# Baseline-adjusted difference BtheB minus TAU at every visit, on the patients who have that visit: lm, then HC3 of sandwich.
# Run in this folder: Rscript script.R. Reads samples/beat-the-blues/trial.csv (source note beside it).
suppressMessages({library(sandwich); library(jsonlite)})
d <- read.csv("../../samples/beat-the-blues/trial.csv", stringsAsFactors = FALSE)
d$treatment <- factor(d$treatment, levels = c("TAU", "BtheB"))
d$drug <- factor(d$drug, levels = c("No", "Yes"))
d$length <- factor(d$length, levels = c("<6m", ">6m"))
level <- 0.95
visits <- c("bdi.2m", "bdi.3m", "bdi.5m", "bdi.8m")
arms <- levels(d$treatment)
describe <- function(x) list(n = length(x), mean = mean(x), sd = sd(x),
  mean_ci = mean(x) + c(-1, 1) * qt(1 - (1 - level) / 2, length(x) - 1) * sd(x) / sqrt(length(x)),
  sd_ci = sqrt((length(x) - 1) * var(x) / qchisq(c(1 - (1 - level) / 2, (1 - level) / 2), length(x) - 1)))
one <- function(visit) {
  use <- d[!is.na(d[[visit]]), ]
  fit <- lm(reformulate(c("treatment", "bdi.pre", "drug", "length"), visit), use)
  se <- sqrt(diag(vcovHC(fit, type = "HC3")))
  b <- coef(fit); df <- fit$df.residual; q <- qt(1 - (1 - level) / 2, df)
  list(n = nrow(use),
    arms = setNames(lapply(arms, function(a) describe(use[[visit]][use$treatment == a])), arms),
    coefficients = as.list(b), hc3_se = as.list(se), df = df,
    difference = list(estimate = b[["treatmentBtheB"]], se = se[["treatmentBtheB"]],
      lower = b[["treatmentBtheB"]] - q * se[["treatmentBtheB"]], upper = b[["treatmentBtheB"]] + q * se[["treatmentBtheB"]],
      t = b[["treatmentBtheB"]] / se[["treatmentBtheB"]],
      p = 2 * pt(-abs(b[["treatmentBtheB"]] / se[["treatmentBtheB"]]), df)))
}
# Standardised difference: (treated - control) / sqrt((s1^2 + s0^2) / 2); for a share p the variance is p (1 - p). Austin 2009.
smd <- function(x) { m <- tapply(x, d$treatment, mean); v <- tapply(x, d$treatment, var)
  unname((m["BtheB"] - m["TAU"]) / sqrt((v["BtheB"] + v["TAU"]) / 2)) }
smdp <- function(x) { p <- tapply(x, d$treatment, mean)
  unname((p["BtheB"] - p["TAU"]) / sqrt((p["BtheB"] * (1 - p["BtheB"]) + p["TAU"] * (1 - p["TAU"])) / 2)) }
out <- list(level = level, randomised = as.list(table(d$treatment)),
  baseline = list(bdi.pre = c(setNames(lapply(arms, function(a) describe(d$bdi.pre[d$treatment == a])), arms), list(smd = smd(d$bdi.pre))),
    drug = list(yes = as.list(tapply(d$drug == "Yes", d$treatment, sum)), smd = smdp(d$drug == "Yes")),
    length = list(longer = as.list(tapply(d$length == ">6m", d$treatment, sum)), smd = smdp(d$length == ">6m"))),
  visits = setNames(lapply(visits, one), visits),
  software = list(R = R.version.string, sandwich = as.character(packageVersion("sandwich"))))
write(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = TRUE), "expected.json")
