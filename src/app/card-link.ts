/** A card may come as the page's own address, `/#card=…`, from any QR reader: whatever is open, enrolment takes it. */
export function leadCardsToEnrolment() {
  if (isElsewhere()) history.replaceState(null, '', `/enrol${location.hash}`)
  addEventListener('hashchange', () => {
    if (!isElsewhere()) return
    // The page may stand without any script of ours drawn in it, so it begins anew at the right place.
    history.replaceState(null, '', `/enrol${location.hash}`)
    location.reload()
  })
}

/** A child's card, or his family's. */
export const holdsCard = (hash: string) => /^#(card|family)=/.test(hash)

const isElsewhere = () => holdsCard(location.hash) && location.pathname !== '/enrol'
