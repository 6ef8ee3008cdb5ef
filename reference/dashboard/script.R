# The dashboard's two confidence sequences by their formula. Run in this folder: Rscript script.R. Reads samples/beat-the-blues/trial.csv.
# course: patients answer at month 8 one a day in the order of their numbers; after every second day, counted back from the last, the baseline-adjusted
# difference (lm, HC3 of sandwich) of those who had answered, once 20 of each arm had; the mixture from the spread before treatment and 100 planned.
# completion: difference of two shares, its error with one success and one failure more in each group (Agresti and Caffo 2000); 138 planned.
suppressMessages({library(sandwich); library(jsonlite)})
cs <- function(e, s, s1, a) { I <- 1 / s^2; l <- -2 * log(a); r <- 1 / s1^2 / (l + log(1 + l)); e + c(-1, 1) * sqrt((I + r) * log((I + r) / (r * a^2))) / I }
d <- read.csv("../../samples/beat-the-blues/trial.csv", stringsAsFactors = FALSE)
d$treatment <- factor(d$treatment, levels = c("TAU", "BtheB")); spread <- sd(d$bdi.pre)
d <- d[!is.na(d$bdi.8m), ]; d <- d[order(d$subject), ]; N <- nrow(d); step <- ceiling(N / 40)
course <- list()
for (k in seq_len(N)) {
  u <- d[1:k, ]
  if ((N - k) %% step != 0 || min(table(u$treatment)) < 20) next
  fit <- lm(bdi.8m ~ treatment + bdi.pre + drug + length, u)
  se <- sqrt(vcovHC(fit, type = "HC3")["treatmentBtheB", "treatmentBtheB"]); e <- coef(fit)[["treatmentBtheB"]]
  i <- cs(e, se, spread * sqrt(4 / 100), .05)
  course[[length(course) + 1]] <- list(day = k, treated = sum(u$treatment == "BtheB"), control = sum(u$treatment == "TAU"), estimate = e, lower = i[1], upper = i[2])
}
groups <- list(c(60, 51, 61, 40), c(20, 20, 22, 22), c(500, 1, 500, 9))
completion <- lapply(groups, function(g) { v <- function(n, x) { p <- (x + 1) / (n + 2); p * (1 - p) / (n + 2) }
  e <- g[4] / g[3] - g[2] / g[1]; i <- cs(e, sqrt(v(g[1], g[2]) + v(g[3], g[4])), sqrt(1 / 138), .05)
  list(due_a = g[1], answered_a = g[2], due_b = g[3], answered_b = g[4], difference = e, lower = i[1], upper = i[2]) })
write(toJSON(list(software = list(R = as.character(getRversion()), sandwich = as.character(packageVersion("sandwich"))), course = course, completion = completion), digits = 15, pretty = TRUE, auto_unbox = TRUE), "expected.json")
