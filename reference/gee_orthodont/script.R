# Reads data.csv in this folder (nlme::Orthodont, four visits each), writes expected.json.  Run:  cd <this folder> && Rscript script.R
source("../lib/common.R")
suppressPackageStartupMessages(library(geepack))
d <- rcsv(); d$Sex <- factor(d$Sex, levels = c("Male", "Female")); d <- d[order(d$Subject, d$age), ]; d$id <- as.integer(factor(d$Subject)); u <- d[-c(3, 10, 17, 18, 40, 66), ]
gee <- function(d, cs) { g <- geeglm(distance ~ age * Sex, id = id, data = d, corstr = cs, family = gaussian, control = geese.control(epsilon = 1e-13, maxit = 500)); n <- names(coef(g)); list(n = nrow(d), coef = coef(g), alpha = if (cs == "independence") 0 else unname(g$geese$alpha), phi = mean(resid(g)^2), robust_se = setNames(summary(g)$coefficients[, 2], n), naive_se = setNames(sqrt(diag(g$geese$vbeta.naiv)), n)) }
three <- function(d) list(independence = gee(d, "independence"), exchangeable = gee(d, "exchangeable"), ar1 = gee(d, "ar1"))
wjson(list(source = "nlme::Orthodont", model = "distance ~ age * Sex, Sex reference Male, clusters Subject in order of age", dropped_rows_1based_after_sorting_by_Subject_then_age = c(3, 10, 17, 18, 40, 66), complete = three(d), unbalanced = three(u)))
