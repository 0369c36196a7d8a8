export interface School {
  name: string
  nameEn: string
  /** Days to add to the Umm al-Qura date, as the school follows the moon. */
  hijriOffset: number
  phone?: string
  /** Announced hours, in words. */
  hours?: string
}
