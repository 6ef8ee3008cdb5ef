# The randomisation test of a trial by minimisation, by an own program: 80 people in the order in which they came, two factors, range, best arm with 0.8 (Pocock and Simon 1975).
# Everybody keeps order, factors and residual; the list is drawn anew 40,000 times (Simon and Simon 2011). Writes data.csv and expected.csv. Base R 4.2.
set.seed(20261124)
n <- 80; best <- 0.8
age <- sample(c("young", "old"), n, TRUE); site <- sample(c("north", "south", "west"), n, TRUE, prob = c(5, 3, 2))
minimise <- function() {
  arm <- character(n)
  for (i in seq_len(n)) {
    before <- seq_len(i - 1)
    imbalance <- function(a) {
      total <- 0
      for (f in list(age, site)) { same <- before[f[before] == f[i]]; counts <- c(now = sum(arm[same] == "now"), later = sum(arm[same] == "later")); counts[a] <- counts[a] + 1; total <- total + diff(range(counts)) }
      total }
    s <- c(now = imbalance("now"), later = imbalance("later"))
    p <- if (s["now"] == s["later"]) sample(names(s), 1) else names(which.min(s))
    arm[i] <- if (runif(1) < best) p else setdiff(names(s), p)
  }
  arm }
arm <- minimise()
baseline <- round(rnorm(n, 5, 1.5), 2); y <- round(0.6 * baseline + ifelse(arm == "now", -0.6, 0) + (site == "west") * 0.8 + rnorm(n, 2, 1.2), 2)
y[c(11, 34, 60)] <- NA
write.csv(data.frame(participant = sprintf("P%09d", 1:n), age, site, arm, baseline, y), "data.csv", row.names = FALSE, quote = FALSE, na = "")
r <- rep(0, n); r[!is.na(y)] <- residuals(lm(y ~ baseline)); observed <- sum(r[arm == "now"])
drawn <- 40000; t <- replicate(drawn, sum(r[minimise() == "now"]))
p <- (1 + sum(abs(t - mean(t)) >= abs(observed - mean(t)) - 1e-9)) / (1 + drawn)
write.csv(data.frame(statistic = sprintf("%.15g", observed), expectation = sprintf("%.15g", mean(t)), variance = sprintf("%.15g", var(t)), p = sprintf("%.15g", p), drawn), "expected.csv", row.names = FALSE, quote = FALSE)
