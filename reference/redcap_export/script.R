# A simulated trial as REDCap exports it (raw, events as rows), and its analysis: lm with HC3 of sandwich at every visit for three outcomes,
# p values by serial gates (the primary outcome at month 3, then Holm over the two others).
# Run in this folder: Rscript script.R. Writes samples/redcap-export/export.csv and expected.json.
suppressMessages({library(sandwich); library(jsonlite)})
set.seed(20417)
n <- 80; arm <- rep(c("1", "2"), n / 2)  # 1 coaching, 2 waiting
event <- c("baseline_arm_1", "month_3_arm_1", "month_6_arm_1")
common <- rnorm(n)
score <- function(mean, effect, loading) { b <- mean + 1.6 * (loading * common + sqrt(1 - loading^2) * rnorm(n))
  after <- function(e) 0.4 * mean + 0.6 * b + (arm == "1") * e + 1.3 * rnorm(n)
  round(pmin(pmax(cbind(b, after(effect), after(0.8 * effect)), 0), 10), 1) }
burnout <- score(4.5, -1.0, 0.8); fulfilment <- score(5.5, 0.9, -0.6); valuation <- score(5, 0.3, -0.4)
missing <- cbind(FALSE, runif(n) < 0.12, runif(n) < 0.2); for (v in 2:3) { burnout[missing[, v], v] <- NA; fulfilment[missing[, v], v] <- NA; valuation[missing[, v], v] <- NA }
site <- sample(c("north", "south"), n, TRUE); meetings <- ifelse(arm == "1", sample(3:6, n, TRUE), 0)
rows <- do.call(rbind, lapply(1:n, function(i) { base <- data.frame(record_id = 100 + i, redcap_event_name = event, redcap_repeat_instrument = "", redcap_repeat_instance = "",
    group = c(arm[i], "", ""), site = c(site[i], "", ""), burnout = burnout[i, ], fulfilment = fulfilment[i, ], valuation = valuation[i, ], meeting_date = "")
  kept <- base[c(TRUE, !missing[i, -1]), ]
  # Sessions are a repeated form at month 3: rows of their own, without outcomes.
  extra <- if (meetings[i] > 0) do.call(rbind, lapply(seq_len(meetings[i]), function(k) data.frame(record_id = 100 + i, redcap_event_name = event[2], redcap_repeat_instrument = "session", redcap_repeat_instance = k,
    group = "", site = "", burnout = NA, fulfilment = NA, valuation = NA, meeting_date = sprintf("2026-02-%02d", k))))
  rbind(kept, extra) }))
write.csv(rows, "../../samples/redcap-export/export.csv", row.names = FALSE, quote = FALSE, na = "")
one <- function(x, v) { d <- data.frame(y = x[, v], baseline = x[, 1], arm = factor(arm, c("2", "1")), site = factor(site, c("north", "south"))); d <- d[!is.na(d$y), ]
  f <- lm(y ~ arm + baseline + site, d); s <- sqrt(vcovHC(f, type = "HC3")["arm1", "arm1"]); b <- coef(f)[["arm1"]]; q <- qt(0.975, f$df.residual)
  list(n = nrow(d), estimate = b, se = s, df = f$df.residual, lower = b - q * s, upper = b + q * s, p = 2 * pt(-abs(b / s), f$df.residual)) }
outcomes <- list(burnout = burnout, fulfilment = fulfilment, valuation = valuation)
visits <- lapply(outcomes, function(x) list("month-3" = one(x, 2), "month-6" = one(x, 3)))
first <- visits$burnout[["month-3"]]$p; second <- c(visits$fulfilment[["month-3"]]$p, visits$valuation[["month-3"]]$p); holm <- pmax(first, p.adjust(second, "holm"))
write(toJSON(list(outcomes = visits, gates = list("month-3" = first, "fulfilment@month-3" = holm[1], "valuation@month-3" = holm[2]),
  software = list(R = R.version.string, sandwich = as.character(packageVersion("sandwich")))), digits = NA, auto_unbox = TRUE, pretty = TRUE), "expected.json")
